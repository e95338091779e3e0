import assert from "node:assert/strict"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { seedState } from "../src/seed/seed.js"
import { DE, Harness, StandingClock } from "./support/harness.js"

const directory = mkdtempSync(join(tmpdir(), "sp-api-emulator-"))
after(() => rmSync(directory, { recursive: true }))

/** What the first version kept: no settings of listings, no stock of Amazon's, patches as they came. */
function oldState(now: number) {
  const state = seedState(1, now, { convention: null, discountSign: null })
  const value = [{ fulfillment_channel_code: "DEFAULT", quantity: 77 }]
  const patches = [{ op: "merge", path: "/attributes/fulfillment_availability", value }]
  const { version, seed, startedAt, clockOffsetMs, randomState, pagingSecret } = state
  const { orders, listings, initialQuantities, mistakes } = state
  for (const listing of Object.values(listings)) {
    delete listing.fba
  }
  const waiting = listings["A2TULPEU0000NL/TULP-MUG-RED"]
  waiting?.pending.push({ submissionId: "old", dueAt: now + 60_000, patches } as never)
  return {
    ...{ version, seed, startedAt, clockOffsetMs, randomState, pagingSecret },
    ...{ orders, listings, initialQuantities, mistakes },
    ...{ codes: [], grants: [], accessTokens: {}, buckets: {} },
  }
}

test("a state file of the first version goes on", async () => {
  const clock = new StandingClock()
  writeFileSync(join(directory, "state.json"), JSON.stringify(oldState(clock.now())))
  const harness = await Harness.start({ clock, dataDir: directory, rateScale: 1000 })
  try {
    const client = await harness.connect("EU")
    const quantity = async () =>
      (await client.listing("TULP-MUG-RED")).body.fulfillmentAvailability[0].quantity
    assert.notEqual(await quantity(), 77)
    harness.advance(61)
    assert.equal(await quantity(), 77, "what was pending takes effect")
    const stock = await client.call("GET", "/fba/inventory/v1/summaries", {
      ...{ granularityType: "Marketplace", granularityId: DE, marketplaceIds: DE },
    })
    assert.equal(stock.body.payload.inventorySummaries.length, 8)
    assert.ok(stock.body.payload.inventorySummaries[0].totalQuantity > 0)
    const { restrictions } = await harness.control("GET", "/restrictions")
    assert.ok(restrictions.length > 0, "filled in as at a first start")
  } finally {
    await harness.stop()
  }
})
