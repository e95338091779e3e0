import type { MedusaContainer } from "@medusajs/framework/types"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { runFlowNow, runFlowOnSignal } from "../../src/dataflows/run-due-dataflows"
import { stopInProcess } from "../../src/modules/amazon/lib/in-process"
import {
  connectStore,
  ordersAreRead,
  startLocalAmazon,
  type LocalAmazon,
} from "./helpers/local-amazon"
import { seedShop } from "./helpers/shop"

jest.setTimeout(180_000)

const OUTAGE = { operation: "patchListingsItem", kind: "html_503", seconds: 3600 }

describe("while Amazon is away", () => {
  let local: LocalAmazon
  let skus: string[]

  // Before Medusa starts, as its configuration names the endpoint.
  beforeAll(async () => {
    local = await startLocalAmazon()
    process.env.AMAZON_ENDPOINT = local.url
    const { products } = await local.control<{
      products: { sku: string; inShop: boolean; fulfilledBy: string }[]
    }>("GET", "/catalogue")
    skus = products
      .filter(({ sku }) => !sku.includes("VASE"))
      .filter(({ inShop, fulfilledBy }) => inShop && fulfilledBy === "MERCHANT")
      .slice(0, 30)
      .map(({ sku }) => sku)
  })
  afterAll(() => local.stop())

  medusaIntegrationTestRunner({
    testSuite: ({ getContainer }) => {
      let container: MedusaContainer
      let connected: Awaited<ReturnType<typeof connectStore>>

      beforeAll(async () => {
        container = getContainer()
        const shop = await seedShop(container, skus)
        connected = await connectStore(container, local, shop.channelId)
        await ordersAreRead(connected.amazon, connected.account.id)
        expect(await runFlowNow(container, connected.store.id, "listing-sync")).toBe("succeeded")
      })
      afterEach(async () => {
        await stopInProcess()
        await local.control("DELETE", "/faults")
      })

      const patches = async () => {
        const { operations } = await local.control<{
          operations: Record<string, { total: number } | undefined>
        }>("GET", "/calls")
        return operations.patchListingsItem?.total ?? 0
      }
      const row = async () =>
        (await connected.amazon.dataflows.get(connected.account.id, "stock-update"))!
      const openProblems = () =>
        connected.amazon.listAmazonProblems({ code: "dataflow_failing", resolved_at: null })
      const run = () => runFlowNow(container, connected.account.id, "stock-update")

      it("the stock flow fails in clear words, asks less and less, and goes on by itself", async () => {
        const { amazon, account } = connected
        await amazon.stock.markAll(account.id)
        await local.control("DELETE", "/calls")
        await local.control("POST", "/faults", OUTAGE)

        expect(await run()).toBe("failed")
        // Seven unanswered end it, six more are on their way then, each is tried four times: most of
        // the thirty quantities are not tried at all.
        expect(await patches()).toBeLessThanOrEqual(13 * 4)
        const [problem] = await openProblems()
        expect(problem.parameters).toMatchObject({
          flow: "stock-update",
          message: expect.stringContaining("HTTP 503"),
        })

        const pauses: number[] = []
        for (const failures of [2, 3]) {
          await amazon.dataflows.makeDue([account.id], "stock-update")
          await amazon.db.knex.raw("update amazon_dataflow set next_due_at = now() where id = ?", [
            (await row()).id,
          ])
          await amazon.db.knex.raw("update amazon_outbox set not_before = null")
          expect(await run()).toBe("failed")
          const { last_error, next_due_at } = await row()
          expect(last_error).toMatchObject({ failures })
          pauses.push(Math.round((next_due_at!.getTime() - Date.now()) / 1000))
        }
        expect(pauses[0]).toBeGreaterThan(20)
        expect(pauses[1]).toBeGreaterThan(45)

        // One that runs every hour does not let an hour pass after a hiccup.
        await amazon.dataflows.configure(account.id, "stock-update", { interval: 3600 })
        await amazon.db.knex.raw(
          `update amazon_dataflow set next_due_at = now(), last_error = null where id = ?`,
          [(await row()).id]
        )
        await amazon.db.knex.raw("update amazon_outbox set not_before = null")
        expect(await run()).toBe("failed")
        const soon = (await row()).next_due_at!.getTime() - Date.now()
        expect(soon).toBeLessThanOrEqual(60_000)
        expect(await runFlowOnSignal(container, account.id, "stock-update")).not.toBe(
          "not_runnable"
        )

        const asked = await patches()
        expect(await runFlowOnSignal(container, account.id, "stock-update")).toBe("not_runnable")
        expect(await patches()).toBe(asked)

        await local.control("DELETE", "/faults")
        await amazon.db.knex.raw("update amazon_outbox set not_before = null")
        expect(await run()).toBe("succeeded")
        expect((await row()).last_error).toBeNull()
        expect(await openProblems()).toEqual([])
        expect(await runFlowOnSignal(container, account.id, "stock-update")).toBe("succeeded")
      })
    },
  })
})
