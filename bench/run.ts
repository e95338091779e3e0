/**
 * `npm run bench -- orders|sp-api|stock [options]`: measures a main path of the plugin against the same
 * result reached otherwise, in one run on one machine, and prints a table. Ratios are what counts;
 * rates depend on the machine. Exits 1 when a ratio is beyond its limit, 2 when called wrongly.
 */
import { exitWith } from "../demo/lib/exit"
import { removeForeign } from "../scripts/foreign-environment"

/** @returns whether all limits were kept. */
export type Bench = (args: string[], signal: AbortSignal) => Promise<boolean>

const benches: Record<string, () => Promise<{ bench: Bench }>> = {
  orders: () => import("./orders"),
  "sp-api": () => import("./sp-api"),
  stock: () => import("./stock"),
}

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2)
  const load = benches[name ?? ""]
  if (!load) {
    process.stderr.write(`Usage: npm run bench -- ${Object.keys(benches).join("|")} [options]\n`)
    return 2
  }
  removeForeign(process.env)
  const abort = new AbortController()
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => abort.abort(new Error("Stopped")))
  }
  const { bench } = await load()
  return (await bench(args, abort.signal)) ? 0 : 1
}

main().then(exitWith, (error: Error & { code?: string }) => {
  process.stderr.write(`${error.message}\n`)
  exitWith(error.code?.startsWith("ERR_PARSE_ARGS") ? 2 : 1)
})
