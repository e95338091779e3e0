import assert from "node:assert/strict"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { startEmulator } from "../src/index.js"
import { Client, DE, Harness } from "./support/harness.js"

const directory = mkdtempSync(join(tmpdir(), "sp-api-emulator-"))
after(() => rmSync(directory, { recursive: true }))

test("a restarted emulator goes on from its state file", async () => {
  const options = { rateScale: 1000, dataDir: directory }
  const first = await Harness.start(options)
  const client = await first.connect("EU")
  const { orders } = await first.control("POST", "/orders", { marketplaceId: DE })
  await first.control("POST", "/clock", { advanceSeconds: 600 })
  const query = { createdAfter: "2026-10-01T00:00:00Z", maxResultsPerPage: "10" }
  const paginationToken = (await client.search(query)).body.pagination.nextToken
  const before = await first.control("GET", "/orders")
  await first.stop()

  const second = await Harness.start({ ...options, seed: 99, clock: first.standing })
  try {
    assert.deepEqual(await second.control("GET", "/orders"), before)
    assert.equal((await second.control("GET", "/status")).now, "2026-11-20T12:10:00Z")
    const again = new Client(second, client.accessToken, client.refreshToken)
    assert.equal((await again.order(orders[0].orderId)).status, 200)
    assert.equal((await again.search({ ...query, paginationToken })).status, 200)
  } finally {
    await second.stop()
  }
})

test("changes are on disk soon, without a stop", async () => {
  const harness = await Harness.start({ dataDir: directory, judge: false })
  try {
    const { orders } = await harness.control("POST", "/orders", { marketplaceId: DE })
    const saved = () => readFileSync(join(directory, "state.json"), "utf8")
    const deadline = Date.now() + 30_000
    while (!saved().includes(orders[0].orderId) && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    assert.ok(saved().includes(orders[0].orderId))
  } finally {
    await harness.stop()
  }
})

test("a broken state file and wrong options are named", async () => {
  writeFileSync(join(directory, "state.json"), "{")
  await assert.rejects(
    startEmulator({ dataDir: directory, judge: false }),
    /state\.json is not JSON/
  )
  await assert.rejects(startEmulator({ rateScale: 0 }), /rateScale is 0/)
  await assert.rejects(startEmulator({ convention: "x" }), /convention "x" is unknown/)
})
