import assert from "node:assert/strict"
import { test } from "node:test"
import type { AmazonListingTruth } from "../smoke/amazon"
import { compareStock, mistakeFaults } from "../smoke/stock"

const listing = (sku: string, quantity: number | null, more = {}): AmazonListingTruth => ({
  sellerId: "S",
  sku,
  quantity,
  leadTimeDays: quantity === null ? null : 2,
  history: [],
  ...more,
})
const patched = (quantityBefore: number | null) => ({
  history: [{ source: "patch" as const, quantityBefore }],
})
const before = [listing("OURS", 4), listing("FBA", null), listing("UNKNOWN", 9)]
const expected = [{ sellerId: "S", sku: "OURS", quantity: 7 }]

test("all listings are compared, the shop's with what they should have", () => {
  const now = [listing("OURS", 7, patched(4)), listing("FBA", null), listing("UNKNOWN", 9)]
  assert.deepEqual(compareStock(expected, now, before), { compared: 3, faults: [] })
  const [fault] = compareStock(expected, before, before).faults
  assert.equal(fault, "S OURS: Amazon has 4, it should have 7")
})

test("a merchant quantity for stock of Amazon is found, also one that came before all looks", () => {
  const now = [listing("OURS", 7), listing("FBA", 3, patched(null)), listing("UNKNOWN", 9)]
  for (const earlier of [before, now]) {
    const { faults } = compareStock(expected, now, earlier)
    assert.match(faults.join("\n"), /S FBA: Amazon has 3, it should have stock of its own/)
  }
})

test("a changed listing of a product the shop does not have is found, and every write to it", () => {
  const changed = [listing("OURS", 7), listing("FBA", null), listing("UNKNOWN", 8, patched(9))]
  assert.match(
    compareStock(expected, changed, before).faults.join(),
    /S UNKNOWN: Amazon has 8, .* 9/
  )
  const same = [listing("OURS", 7), listing("FBA", null), listing("UNKNOWN", 9, patched(9))]
  assert.match(compareStock(expected, same, before).faults.join(), /S UNKNOWN: was written to/)
  const gone = [listing("OURS", 7), listing("FBA", null)]
  assert.match(
    compareStock(expected, gone, before).faults.join(),
    /S UNKNOWN: Amazon has no listing/
  )
})

test("a lost handling time and what Amazon's own books call a mistake are told", () => {
  const now = [
    listing("OURS", 7, { leadTimeDays: null }),
    listing("FBA", null),
    listing("UNKNOWN", 9),
  ]
  assert.match(compareStock(expected, now, before).faults.join(), /S OURS: handling time was 2/)
  const mistake = { sellerId: "S", sku: "FBA", message: "it is now merchant-fulfilled" }
  assert.deepEqual(mistakeFaults([mistake]), ["S FBA: it is now merchant-fulfilled"])
})
