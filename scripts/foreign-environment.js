/**
 * Settings of the caller's own shop. Smoke, contract and tests bring a shop of their own: none of
 * these may reach it, least of all a real database, a real Redis or a real Amazon account.
 */
const names = new Set([
  "ADMIN_CORS",
  "ADMIN_EMAIL",
  "ADMIN_PASSWORD",
  "AUTH_CORS",
  "COOKIE_SECRET",
  "COOKIE_SECURE",
  "DATABASE_URL",
  "DEMO_DATA",
  "DISABLE_MEDUSA_ADMIN",
  "EMULATOR_PORT",
  "EMULATOR_URL",
  "JWT_SECRET",
  "MEDUSA_BACKEND_URL",
  "MEDUSA_WORKER_MODE",
  "NODE_ENV",
  "PG_PORT",
  "PORT",
  "REDIS_URL",
  "STORE_CORS",
])

/**
 * Removes them from an environment, and everything that is named AMAZON_….
 *
 * @template {NodeJS.ProcessEnv} T
 * @param {T} env changed in place
 * @returns {T}
 */
function removeForeign(env) {
  for (const name of Object.keys(env)) {
    if (names.has(name) || name.startsWith("AMAZON_")) delete env[name]
  }
  return env
}

module.exports = { removeForeign }
