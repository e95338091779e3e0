import { describeAmazonModule, sql } from "./helpers/amazon-module"
import { ACCOUNT } from "./helpers/inbox-message"

type Read = Parameters<Parameters<typeof describeAmazonModule>[1]>[0]["offerItems"]["upsertRead"]
type Item = Parameters<Read>[1][number]

describeAmazonModule("offer items and their decisions", (amazon) => {
  const read = (change: Partial<Item> = {}) =>
    amazon.offerItems.upsertRead(ACCOUNT, [
      {
        seller_sku: "A",
        fulfilment: "merchant",
        product_type: null,
        lead_time_days: null,
        quantity: 5,
        ...change,
      },
    ])
  const item = async () => (await amazon.listAmazonSkus({ seller_sku: "A" }))[0]
  const clean = () => sql(amazon, `update amazon_sku set dirty_at = null`)
  const mark = () =>
    sql(
      amazon,
      `update amazon_sku set dirty_at = clock_timestamp(), dirty_sequence = dirty_sequence + 1`
    )
  const decision = async (quantity: number) => {
    const { id, dirty_sequence } = await item()
    return { id, dirty_sequence, quantity, reasons: [], figures: `of ${quantity}` }
  }

  describe("decisions", () => {
    it("takes the mark it answers", async () => {
      await read()
      const only = await decision(5)
      expect(await amazon.stock.saveDecisions([only])).toEqual(new Set([only.id]))
      expect(await item()).toMatchObject({ desired_quantity: 5, dirty_at: null })
    })

    it("drops a decision that a newer one overtook, and asks again", async () => {
      await read()
      const stale = await decision(5)
      await mark()
      await amazon.stock.saveDecisions([await decision(3)])
      expect(await amazon.stock.saveDecisions([stale])).toEqual(new Set())
      expect(await item()).toMatchObject({ desired_quantity: 3, dirty_at: expect.any(Date) })
    })

    it("keeps a mark made after the facts were read", async () => {
      await read()
      const stale = await decision(5)
      await mark()
      const { dirty_at } = await item()
      expect(await amazon.stock.saveDecisions([stale])).toEqual(new Set())
      expect(await item()).toMatchObject({ desired_quantity: null, dirty_at })
    })
  })

  describe("what Amazon says", () => {
    const enqueue = () =>
      amazon.outbox.enqueue([
        { account_id: ACCOUNT, kind: "quantity", key: `${ACCOUNT}:A`, payload: { quantity: 5 } },
      ])

    it("asks anew when Amazon fulfils from now on, though our own quantity is on its way", async () => {
      await read()
      await clean()
      await enqueue()
      await read({ fulfilment: "amazon", quantity: null })
      expect(await item()).toMatchObject({ fulfilment: "amazon", dirty_at: expect.any(Date) })
    })

    it("asks anew once it is known that the merchant fulfils", async () => {
      await read({ fulfilment: "unknown", quantity: null })
      await clean()
      await enqueue()
      await read({ quantity: null })
      expect(await item()).toMatchObject({ fulfilment: "merchant", dirty_at: expect.any(Date) })
    })

    it("keeps what is known when Amazon does not say who fulfils", async () => {
      await read()
      await clean()
      await read({ fulfilment: "unknown", quantity: null })
      expect(await item()).toMatchObject({ fulfilment: "merchant", dirty_at: null })
    })

    it("follows another quantity at Amazon, not while ours is on its way", async () => {
      await read()
      await clean()
      await read({ quantity: 9 })
      expect(await item()).toMatchObject({ expected_quantity: 9, dirty_at: expect.any(Date) })
      await clean()
      await enqueue()
      await read({ quantity: 2 })
      expect(await item()).toMatchObject({ expected_quantity: 9, dirty_at: null })
    })
  })
})
