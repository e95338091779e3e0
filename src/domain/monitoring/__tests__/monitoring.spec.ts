import fc from "fast-check"
import { judgeHealth, metricsOf, metricsText, type MonitoringFacts } from ".."

const at = new Date("2026-11-21T12:00:00.000Z")
const facts = (more: Partial<MonitoringFacts> = {}): MonitoringFacts => ({
  at,
  accounts: [
    { account: "acc", region: "eu", status: "active", expires_at: new Date(at.getTime() + 1000) },
  ],
  stores: [{ status: "active", count: 2 }],
  problems: [{ severity: "soon", count: 1 }],
  orders: [{ state: "held", count: 4 }],
  outbox: [{ kind: "quantity", count: 3, oldest_seconds: 12 }],
  calls: [
    {
      operation: "getOrder",
      calls: 5,
      errors: 1,
      throttled: 1,
      seconds: 1.5,
      waited_seconds: 0.25,
    },
  ],
  runs: [{ flow: "order-import", outcome: "succeeded", count: 20 }],
  processes: [{ process: "p-1", worker_mode: "shared", heartbeat_at: at, age_seconds: 3 }],
  flows: [
    {
      ...{
        owner: "acc",
        flow: "order-import",
        objective_seconds: 900,
        late: false,
        runnable: true,
      },
      ...{ last_success_at: new Date(at.getTime() - 60_000), backlog: 7, failing: false },
      waiting_until: new Date(at.getTime() + 5_000),
    },
  ],
  read_only: false,
  secret_expires_at: null,
  ...more,
})

/** Samples of the text format, read by its own rules: only a line feed ends a line. */
const parse = (text: string) => {
  const samples: { name: string; labels: Record<string, string>; value: number }[] = []
  for (const line of text.split("\n").filter((one) => one && !one.startsWith("#"))) {
    const [, name, inner = "", value] = /^([a-z_]+)(?:\{(.*)\})? (\S+)$/s.exec(line) ?? []
    const labels: Record<string, string> = {}
    for (const [, label, quoted] of inner.matchAll(/([a-z_]+)="((?:[^"\\]|\\.)*)"/gs)) {
      labels[label] = quoted.replace(/\\(.)/gs, (_all, sign: string) =>
        sign === "n" ? "\n" : sign
      )
    }
    samples.push({ name, labels, value: Number(value) })
  }
  return samples
}

describe("metrics as text", () => {
  it("should tell help, type and samples of each metric", () => {
    expect(
      metricsText([
        {
          name: "amazon_x",
          help: "A\\b\nc.",
          samples: [{ value: 1 }, { labels: { a: 'q"\\\n' }, value: 2 }],
        },
      ])
    ).toBe(
      '# HELP amazon_x A\\\\b\\nc.\n# TYPE amazon_x gauge\namazon_x 1\namazon_x{a="q\\"\\\\\\n"} 2\n'
    )
  })

  it("should be read back as it was, whatever stands in a label", () => {
    const label = fc.string({ unit: "grapheme" })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(label, fc.double({ noNaN: true, noDefaultInfinity: true }))),
        (samples) => {
          const metric = {
            name: "amazon_x",
            help: "h",
            samples: samples.map(([owner, value]) => ({ labels: { owner }, value })),
          }
          expect(parse(metricsText([metric]))).toEqual(
            samples.map(([owner, value]) => ({
              name: "amazon_x",
              labels: { owner },
              value: Number(String(value)),
            }))
          )
        }
      )
    )
  })

  it("should hold every figure once", () => {
    const read = parse(metricsText(metricsOf(facts())))
    const value = (name: string) =>
      read.filter((sample) => sample.name === name).map((one) => one.value)
    expect(value("amazon_flow_last_success_timestamp_seconds")).toEqual([at.getTime() / 1000 - 60])
    expect(value("amazon_flow_limit_wait_seconds")).toEqual([5])
    expect(value("amazon_flow_backlog")).toEqual([7])
    expect(value("amazon_calls_throttled")).toEqual([1])
    expect(value("amazon_grant_expiry_timestamp_seconds")).toEqual([at.getTime() / 1000 + 1])
    expect(value("amazon_client_secret_expiry_timestamp_seconds")).toEqual([])
    expect(value("amazon_orders_unfinished")).toEqual([4])
    const keys = read.map(({ name, labels }) => JSON.stringify([name, labels]))
    expect(new Set(keys).size).toBe(keys.length)
  })

  it("should name metrics as Prometheus wants them, each once and with words", () => {
    const metrics = metricsOf(facts())
    expect(
      metrics.map(({ name }) => name).filter((name) => !/^amazon(_[a-z]+)+$/.test(name))
    ).toEqual([])
    expect(new Set(metrics.map(({ name }) => name)).size).toBe(metrics.length)
    expect(metrics.every(({ help }) => help.endsWith("."))).toBe(true)
  })
})

describe("the verdict for monitors", () => {
  const bad = (more: Partial<MonitoringFacts>) =>
    judgeHealth(facts(more))
      .filter(({ ok }) => !ok)
      .map(({ check }) => check)
  const [flow] = facts().flows

  it("should be good when everything works", () => {
    expect(bad({})).toEqual([])
  })

  it.each<[string, Partial<MonitoringFacts>, string[]]>([
    ["no process", { processes: [] }, ["workers"]],
    [
      "servers only",
      { processes: [{ ...facts().processes[0], worker_mode: "server" }] },
      ["workers"],
    ],
    ["a silent worker", { processes: [{ ...facts().processes[0], age_seconds: 31 }] }, ["workers"]],
    ["a late flow", { flows: [{ ...flow, late: true }] }, ["flow"]],
    ["a lapsed access", { accounts: [{ ...facts().accounts[0], status: "lapsed" }] }, ["access"]],
    [
      "old changes",
      { outbox: [{ kind: "quantity", count: 1, oldest_seconds: 3601 }] },
      ["backlog"],
    ],
  ])("should be bad with %s", (_what, more, expected) => {
    expect(bad(more)).toEqual(expected)
  })

  it("should not mind what is off, disconnected or waiting on purpose", () => {
    expect(bad({ flows: [{ ...flow, late: true, runnable: false }] })).toEqual([])
    expect(bad({ accounts: [{ ...facts().accounts[0], status: "disconnected" }] })).toEqual([])
    const outbox = [{ kind: "quantity", count: 1, oldest_seconds: 9_999 }]
    expect(bad({ outbox, read_only: true })).toEqual([])
  })
})
