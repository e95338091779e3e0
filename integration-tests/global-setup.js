const { startThrowAwayPostgres } = require("../demo/postgres/throw-away.ts")

/**
 * One throw-away PostgreSQL for the run, unless the caller names a server with `DB_HOST` and so on
 * (what `@medusajs/test-utils` reads). `DB_HOST` must be spelt "localhost": for every other host
 * the test runner insists on TLS.
 */
module.exports = async () => {
  if (process.env.DB_HOST) return
  const postgres = await startThrowAwayPostgres()
  process.env.DB_HOST = "localhost"
  process.env.DB_PORT = String(postgres.port)
  process.env.DB_USERNAME = postgres.user
  process.env.DB_PASSWORD = ""
  globalThis.throwAwayPostgres = postgres
  // A signal ends Jest without the teardown; the server would stay.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.once(signal, () => postgres.stop().finally(() => process.exit(1)))
  }
}
