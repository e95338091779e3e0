/**
 * The parts of `npm test`, in the order in which they run. `jest`: a Jest project; `node`: a folder
 * of `node --test` files; `program`: commands of their own that judge by their exit code.
 */
const jest = (project, workers = 1, more = {}) => ({ kind: "jest", project, workers, ...more })
const node = (folder, workers = 1, more = {}) => ({ kind: "node", folder, workers, ...more })
const program = (...commands) => ({ kind: "program", commands })
/** Runs while another part waits for its browser, with one worker; by itself when only it is named. */
const beside = (other, part) => ({ ...part, beside: other })
/**
 * Bad input, outages, kills, limits and random walks: suites of `modules` and `http` that wait a lot or
 * repeat much. They are named by their beginnings.
 */
const ROBUSTNESS = [
  ...["amazon-away", "order-import-resume", "tokens-across-processes", "rate-limits"],
  ...["store-life"],
]
const BAD_INPUT = ["bad-input-"]

/** Left out of a bare `npm test`, which is to be over within a quarter of an hour. */
const byName = (part) => ({ ...part, byName: true })

export const parts = {
  unit: beside("ui", jest("unit", 2)),
  // Node and PostgreSQL take turns within one suite: two at once keep two cores busy.
  modules: jest("modules", 2, { groupsIn: "integration-tests/modules", without: ROBUSTNESS }),
  http: jest("http", 2, { without: BAD_INPUT }),
  robustness: byName(jest(["modules", "http"], 2, { only: [...ROBUSTNESS, ...BAD_INPUT] })),
  emulator: beside("ui", node("emulator", 2)),
  // The client against Amazon's examples and against the local Amazon.
  contract: beside("ui", node("contract", 2)),
  client: beside("ui", node("integration-tests/emulator", 2)),
  demo: beside("ui", node("demo")),
  // Has a store's life in one language; the other two are `languages`. It takes as long as the other
  // files together.
  ui: node("integration-tests/ui", 2, { first: ["life.test.ts"] }),
  languages: byName(node("integration-tests/ui-languages", 2)),
  chaos: byName(program(["demo/smoke.ts", "--chaos", "--kills", "3"])),
  host: byName(node("integration-tests/host")),
  outages: byName(node("integration-tests/outages")),
  faults: byName(
    program(
      ["integration-tests/faults/run.ts", "orders", "--runs", "300", "--kills", "4"],
      ["integration-tests/faults/run.ts", "stock", "--runs", "150", "--kills", "2"],
      ["integration-tests/faults/run.ts", "sp-api"]
    )
  ),
}
