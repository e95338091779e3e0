/**
 * `npm start`: a Medusa shop with the plugin and connected Amazon stores, from nothing.
 *
 * PORT, PG_PORT and EMULATOR_PORT are preferred ports, DEMO_DATA the folder of all data. Instead of
 * the embedded PostgreSQL: DATABASE_URL. Instead of the local Amazon: AMAZON_EMULATOR=off together
 * with AMAZON_APPLICATION_ID, AMAZON_CLIENT_ID and AMAZON_CLIENT_SECRET.
 */
import path from "node:path"
import { startDemo, type Demo } from "./lib/demo"
import { exitWith } from "./lib/exit"
import { root } from "./lib/paths"
import { joinErrors } from "./lib/stops"

function port(name: string, standard: number): number {
  const value = process.env[name] || String(standard)
  if (/^\d{1,5}$/.test(value) && Number(value) < 65_536) return Number(value)
  throw new Error(`${name} is "${value}": give a port number from 1 to 65535`)
}

function usesRealAmazon(): boolean {
  if (process.env.AMAZON_EMULATOR !== "off") return false
  const needed = ["AMAZON_APPLICATION_ID", "AMAZON_CLIENT_ID", "AMAZON_CLIENT_SECRET"]
  const missing = needed.filter((name) => !process.env[name])
  if (missing.length === 0) return true
  throw new Error(`AMAZON_EMULATOR=off needs a real Amazon application; set ${missing.join(", ")}`)
}

function whatToLookAt(demo: Demo): string {
  const lines = [
    "",
    `  Admin          ${demo.url}/app`,
    `  Login          ${demo.login.email} / ${demo.login.password}`,
    ...(demo.emulatorUrl ? [`  Local Amazon   ${demo.emulatorUrl}/`] : []),
    `  Logs           ${demo.logDir}`,
    "",
    "  What to look at",
  ]
  if (demo.emulatorUrl) {
    lines.push(
      `  · Amazon in the menu (${demo.url}/app/amazon): the stores and what they are doing`,
      `  · Orders of Amazon (${demo.url}/app/amazon/orders): imported, waiting and held with a reason`,
      "  · The local Amazon's own page: place an order, sell a SKU out, switch a fault on and watch the",
      `    calls. A stock level changed under Inventory arrives in its listings within seconds:`,
      `    ${demo.emulatorUrl}/emulator/#/listings`
    )
  } else {
    lines.push(
      `  · ${demo.url}/app/amazon: add a store and connect it to your Amazon account. Amazon must be`,
      "    told where to send people back to; the page names the address."
    )
  }
  return [...lines, "", "  Ctrl-C stops everything that was started.", ""].join("\n")
}

async function main(): Promise<number> {
  const abort = new AbortController()
  const stop = () => {
    if (abort.signal.aborted) return
    console.log("\nStopping …")
    abort.abort(new Error("Stopped"))
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop)
  const interrupted = new Promise<void>((resolve) => {
    abort.signal.addEventListener("abort", () => resolve())
  })

  let demo: Demo
  try {
    demo = await startDemo(
      {
        dataDir: path.resolve(root, process.env.DEMO_DATA || ".data"),
        ports: {
          medusa: port("PORT", 9000),
          postgres: port("PG_PORT", 54329),
          emulator: port("EMULATOR_PORT", 9100),
        },
        databaseUrl: process.env.DATABASE_URL,
        realAmazon: usesRealAmazon(),
      },
      abort.signal
    )
  } catch (error) {
    // Only being stopped is no failure; what could not be stopped is.
    if (error === abort.signal.reason) return 0
    throw error
  }
  console.log(whatToLookAt(demo))
  console.log(`[${demo.seconds().toFixed(1).padStart(6)} s] ${demo.url}/app is ready`)
  const errors: unknown[] = []
  await Promise.race([demo.ended, interrupted]).catch((error) => errors.push(error))
  await demo.stop().catch((error) => errors.push(error))
  if (errors.length) throw joinErrors(errors)
  return 0
}

main().then(exitWith, (error: Error) => {
  console.error(error.message)
  exitWith(1)
})
