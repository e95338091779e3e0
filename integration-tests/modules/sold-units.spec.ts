import { setTimeout } from "node:timers/promises"
import { rows } from "../../src/modules/amazon/lib/knex"
import { describeAmazonModule } from "./helpers/amazon-module"
import { ACCOUNT, aMessage } from "./helpers/inbox-message"

const SKU = "TULP-VASE-RED"
/** When Amazon's quantity of ten began to count. */
const COUNTED_SINCE = Date.UTC(2026, 10, 1, 10, 0)
const seconds = (offset: number) => new Date(COUNTED_SINCE + offset * 1000).toISOString()

describeAmazonModule("units sold from Amazon's quantity", (amazon) => {
  beforeEach(async () => {
    await amazon.createAmazonSkus([
      {
        account_id: ACCOUNT,
        seller_sku: SKU,
        fulfilment: "merchant",
        expected_quantity: 10,
        expected_at: new Date(COUNTED_SINCE),
      },
    ])
  })
  const sold = (wish: Parameters<typeof aMessage>[0]) =>
    amazon.inbox.store(ACCOUNT, [aMessage({ items: [{ sku: SKU, quantity: 3 }], ...wish })])
  const item = async () => {
    const [row] = await amazon.listAmazonSkus({ seller_sku: SKU })
    return { expected: row.expected_quantity, marks: row.dirty_sequence, marked: !!row.dirty_at }
  }
  const untilSomebodyWaits = async () => {
    const waiting = `select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    while (!(await rows(amazon.db.knex, waiting)).length) {
      await setTimeout(10)
    }
  }

  it("lowers what is expected by an order placed later, once, and asks for a decision", async () => {
    await sold({ placed_at: seconds(600), last_updated_at: seconds(601), amazon_status: "PENDING" })
    expect(await item()).toEqual({ expected: 7, marks: 1, marked: true })
    await sold({ placed_at: seconds(600), last_updated_at: seconds(700) })
    expect(await item()).toEqual({ expected: 7, marks: 2, marked: true })
    await sold({ placed_at: seconds(600), last_updated_at: seconds(700) })
    expect(await item()).toEqual({ expected: 7, marks: 2, marked: true })
  })

  it("adds up all orders and lines of a page", async () => {
    await amazon.inbox.store(
      ACCOUNT,
      ["1", "2"].map((amazon_order_id) =>
        aMessage({
          amazon_order_id,
          placed_at: seconds(600),
          items: [
            { sku: SKU, quantity: 2 },
            { sku: SKU, quantity: 1 },
            { sku: "OTHER", quantity: 50 },
          ],
        })
      )
    )
    expect((await item()).expected).toBe(4)
  })

  it("does not expect less than nothing", async () => {
    await sold({ placed_at: seconds(600), items: [{ sku: SKU, quantity: 11 }] })
    expect((await item()).expected).toBe(0)
  })

  it.each([-60, 0, 60])("does not know after an order placed %i s from that moment", async (at) => {
    await sold({ placed_at: seconds(at) })
    expect((await item()).expected).toBeNull()
  })

  it("leaves what is expected alone by an order placed well before", async () => {
    await sold({ placed_at: seconds(-600) })
    expect(await item()).toEqual({ expected: 10, marks: 1, marked: true })
  })

  it("waits for a quantity that Amazon accepts at this moment, and counts from that one", async () => {
    let storing: Promise<unknown> | undefined
    await amazon.db.knex.transaction(async (trx) => {
      await rows(
        trx,
        `update amazon_sku set expected_quantity = 20, expected_at = ? where seller_sku = ?`,
        [seconds(3600), SKU]
      )
      storing = sold({ placed_at: seconds(600) })
      await untilSomebodyWaits()
    })
    await storing
    expect(await item()).toEqual({ expected: 20, marks: 1, marked: true })
  })

  it("does not know after a cancellation, as Amazon may put the units back", async () => {
    await sold({ placed_at: seconds(600), last_updated_at: seconds(601) })
    await sold({
      placed_at: seconds(600),
      last_updated_at: seconds(700),
      amazon_status: "CANCELLED",
    })
    expect((await item()).expected).toBeNull()
  })

  it("learns nothing from an order that it first hears of when it is cancelled", async () => {
    await sold({ placed_at: seconds(600), amazon_status: "CANCELLED" })
    expect((await item()).expected).toBe(10)
  })

  it("never counts what Amazon fulfils from its own stock", async () => {
    await sold({ placed_at: seconds(600), fulfilled_by: "AMAZON" })
    expect(await item()).toEqual({ expected: 10, marks: 0, marked: false })
  })

  it("leaves other accounts alone", async () => {
    await amazon.inbox.store("amzacc_other", [aMessage({ placed_at: seconds(600) })])
    expect(await item()).toEqual({ expected: 10, marks: 0, marked: false })
  })
})
