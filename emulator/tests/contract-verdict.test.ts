import assert from "node:assert/strict"
import { before, describe, it } from "node:test"
import { EXPECTED, objections } from "../../contract/verdict.js"
import { createJudge, LWA_API, type Judge } from "../src/contract/index.js"
import type { RecorderReport } from "../src/recorder/index.js"

const counts = { calls: 1, statuses: { "200": 1 }, disturbed: 0, incomplete: 0, violations: 0 }

function report(change: Partial<RecorderReport> = {}): RecorderReport {
  const operations = EXPECTED.map((it) => ({ ...it, ...counts }))
  const totals = { judged: 8, skipped: 0, disturbed: 0, incomplete: 0, unreadable: 0 }
  return { source: "test", ...totals, operations, violations: [], ...change }
}

let judge: Judge
before(async () => {
  judge = await createJudge()
})

describe("the verdict on recorded traffic", () => {
  it("expects only operations the contract has", () => {
    const known = judge.operations().map((it) => `${it.api} ${it.operation}`)
    for (const { api, operation } of EXPECTED) {
      assert.ok(api === LWA_API || known.includes(`${api} ${operation}`), operation)
    }
  })

  it("passes when everything expected was called without violations", () => {
    assert.deepEqual(objections(report()), [])
  })

  it("objects to answers that were not judged, and to operations that never succeeded", () => {
    assert.match(objections(report({ incomplete: 2 })).join(), /2 answers never came/)
    assert.match(objections(report({ disturbed: 3 })).join(), /3 answers were disturbed/)
    const [first, ...others] = report().operations
    const failed = { ...first!, calls: 2, statuses: { "400": 1, "503": 1 } }
    const name = failed.variant as string
    assert.match(
      objections(report({ operations: [failed, ...others] })).join(),
      new RegExp(`${name}\\) of loginWithAmazon never succeeded`)
    )
    const late = { ...failed, statuses: { "429": 1, "204": 1 } }
    assert.deepEqual(objections(report({ operations: [late, ...others] })), [])
  })

  it("objects to silence, to a missing operation and to violations", () => {
    assert.equal(objections(report({ judged: 0, operations: [] })).length, EXPECTED.length + 1)
    const operations = report().operations.filter((it) => it.variant !== "refresh_token")
    assert.match(objections(report({ operations })).join(), /refresh_token\) .* never called/)
    const example = { method: "GET", path: "/", query: {}, status: 200, body: null }
    const violation = { api: "a", operation: "o", where: "w", message: "m", count: 3, example }
    const violations = [{ side: "request" as const, ...violation }]
    assert.deepEqual(objections(report({ violations })), ["3 violations of Amazon's contract"])
    assert.equal(objections(report({ unreadable: 1 })).length, 1)
  })
})
