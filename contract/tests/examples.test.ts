import assert from "node:assert/strict"
import { before, describe, it } from "node:test"
import type { Example } from "../../emulator/src/replay/examples"
import { AmazonApiError } from "../../src/sp-api"
import { operationTable } from "../../src/sp-api/operation-table"
import { CASES } from "../examples/cases"
import { difference } from "../examples/difference"
import { compareOutcome } from "../examples/outcome"
import { formatExamples, reportOf, type ExamplesReport } from "../examples/report"
import { runExamples } from "../examples/run-examples"

describe("Amazon's sandbox examples through the client", () => {
  let report: ExamplesReport
  before(async () => {
    report = await runExamples()
  })

  it("all pass, and no exclusion is idle", () => assert.deepEqual(report.misses, []))

  it("are those of all APIs that the client has", () => {
    const counts = Object.fromEntries(report.totals.map(({ api, examples }) => [api, examples]))
    assert.deepEqual(counts, {
      sellers: 3,
      ordersV0: 13,
      "listingsItems_2021-08-01": 14,
      "listingsRestrictions_2021-08-01": 2,
      "definitionsProductTypes_2020-09-01": 4,
      "catalogItems_2022-04-01": 4,
      "productPricing_2022-05-01": 4,
      productFeesV0: 6,
      "feeds_2021-06-30": 12,
      "reports_2021-06-30": 18,
      notifications: 8,
      "tokens_2021-03-01": 3,
      "finances_2024-06-19": 2,
      "application_2023-11-30": 1,
    })
  })

  it("are played for every operation of the client of which there are any", async () => {
    const { loadExamples } = await import("../../emulator/src/replay/examples")
    const addresses = new Map(
      (await loadExamples()).map(({ method, path: url, api, operation }) => [
        `${method} ${url}`,
        [api, operation] as const,
      ])
    )
    const unplayed = Object.values(operationTable).filter((operation) => {
      const [api, name] = addresses.get(`${operation.method} ${operation.path}`) ?? []
      return api !== undefined && name !== undefined && CASES[api]?.[name]?.operation !== operation
    })
    assert.deepEqual(
      unplayed.map(({ name }) => name),
      []
    )
  })
})

const example: Example = {
  id: "a b 400 #0",
  ...{ api: "a", operation: "b", method: "GET", path: "/b", parameters: {} },
  status: 400,
  response: {
    errors: [
      { code: "C", message: "m" },
      { code: "D", message: "n", details: "d" },
    ],
  },
}

describe("the comparison", () => {
  const errors = [
    { code: "C", message: "m", details: null },
    { code: "D", message: "n", details: "d" },
  ]
  const error = (change: object) =>
    new AmazonApiError({
      ...{ operation: "b", kind: "invalid_input", message: "m", status: 400, errors },
      ...change,
    })

  it("takes the example's error and no other", () => {
    assert.deepEqual(compareOutcome({ error: error({}) }, example), [])
    for (const wrong of [
      { error: error({ status: 403 }) },
      { error: error({ errors: errors.slice(0, 1) }) },
      { error: error({ operation: "c" }) },
      { error: new Error("m") },
      { value: undefined },
    ]) {
      assert.equal(compareOutcome(wrong, example).length, 1)
    }
  })

  it("misses what the client drops beside the result, and what it adds", () => {
    const good = { ...example, status: 200, response: { payload: { a: [1] } } }
    assert.deepEqual(compareOutcome({ value: { a: [1] } }, good, ["payload"]), [])
    const more = { ...good, response: { ...good.response, pagination: {} } }
    assert.match(
      compareOutcome({ value: { a: [1] } }, more, ["payload"])[0],
      /\/pagination is missing/
    )
    assert.match(compareOutcome({ value: { a: [1, 2] } }, good, ["payload"])[0], /\/payload\/a\/1/)
    assert.match(compareOutcome({ value: undefined }, good)[0], /is missing/)
  })

  it("tells an absent property from null, a list from an object, text from a number", () => {
    assert.match(difference({ a: null }, {}) ?? "", /null instead of missing/)
    assert.match(difference([], {}) ?? "", /\[\] instead of \{\}/)
    assert.match(difference({ a: "1" }, { a: 1 }) ?? "", /"1" instead of 1/)
    assert.equal(difference({ a: [{ b: 1 }] }, { a: [{ b: 1 }] }), null)
  })
})

describe("the report", () => {
  const played = (misses: string[]) => ({ example, refused: false, misses })
  const reported = (misses: string[], excluded: Record<string, string> = {}) =>
    reportOf([played(misses)], excluded, ["a", "unused"])

  it("counts what passed, missed and is excluded", () => {
    assert.deepEqual(reported([]).totals, [
      { api: "a", examples: 1, passed: 1, excluded: 0, refused: 0 },
    ])
    assert.deepEqual(reported(["broken"]).misses, ["a b 400 #0: broken"])
    const excluded = reported(["broken"], { [example.id]: "it is wrong" })
    assert.deepEqual([excluded.misses, excluded.exclusions], [[], ["a b 400 #0: it is wrong"]])
    assert.match(formatExamples(excluded), /a +1 +0 +1 +0[^]*excluded: a b 400 #0: it is wrong/)
  })

  it("wants exclusions off the list that are not needed or not known", () => {
    assert.match(reported([], { [example.id]: "why" }).misses[0], /passes; take it off/)
    assert.match(reported([], { "x y 200 #0": "why" }).misses[0], /not among the examples/)
  })
})
