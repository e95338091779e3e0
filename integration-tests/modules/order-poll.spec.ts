import type { MedusaContainer } from "@medusajs/framework/types"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { StoreRow } from "../../src/dataflows/types"
import { AmazonApiError } from "../../src/sp-api"
import { pollOrders } from "../../src/workflows/orders/poll-orders"
import { amazonOrderId, aSimpleOrder } from "./helpers/amazon-orders"
import { inboxRow, ledger } from "./helpers/imported"
import { seedShop } from "./helpers/shop"
import { aContext, seedStores, type Stores } from "./helpers/stores"

jest.setTimeout(120_000)

const UNTIL = "2026-11-01T12:00:00Z"
const SECRET = "Beispielweg"

medusaIntegrationTestRunner({
  testSuite: ({ getContainer }) => {
    describe("reading of orders", () => {
      let container: MedusaContainer
      let stores: Stores

      beforeAll(async () => {
        container = getContainer()
        stores = await seedStores(container, await seedShop(container))
      })
      afterEach(() => jest.restoreAllMocks())

      /** Amazon answers with one page of these orders. @returns the cursors that were kept. */
      const poll = async (...orders: object[]) => {
        const searchOrders = async () => ({ orders, lastUpdatedBefore: UNTIL })
        jest.spyOn(stores.amazon, "client").mockResolvedValue({ orders: { searchOrders } } as never)
        const cursors: unknown[] = []
        const saveCursor = async (cursor: unknown) => void cursors.push(cursor)
        await pollOrders({ ...aContext(container, stores), saveCursor } as never)
        return cursors
      }
      const read = { since: expect.objectContaining({ A1PA6795UKMFR9: UNTIL }) }

      it("imports the other orders of a page and holds the malformed ones, each with its reason", async () => {
        const [first, ...items] = aSimpleOrder(9).orderItems
        const spoilt: [number, object, string][] = [
          [2, { salesChannel: undefined }, "salesChannel"],
          [3, { orderItems: undefined }, "orderItems"],
          [4, { createdTime: "soon" }, "createdTime"],
          [
            5,
            { orderItems: [{ ...first, quantityOrdered: null }, ...items] },
            "orderItems[0].quantityOrdered",
          ],
          [6, { orderItems: [null] }, "orderItems"],
          [7, { programs: ["\u0000"] }, "order"],
        ]
        const cursors = await poll(
          aSimpleOrder(1),
          ...spoilt.map(([number, fault]) => ({ ...aSimpleOrder(number), ...fault })),
          aSimpleOrder(8)
        )
        expect(cursors).toEqual([read])
        expect(await ledger(stores.amazon)).toMatchObject({ orders: 2, reservations: 2 })
        for (const [number, , field] of spoilt) {
          expect(await inboxRow(stores.amazon, amazonOrderId(number))).toMatchObject({
            state: "held",
            held_reasons: [{ code: "invalid_order", parameters: { field } }],
          })
        }
        expect(await stores.amazon.listAmazonProblems({ code: "orders_held" })).toHaveLength(2)
      })

      it("keeps how far a marketplace was read while its store is away, and goes on from there", async () => {
        const { de, us } = stores.byCountry
        const away = "2026-10-20T12:00:00Z"
        const searchOrders = jest.fn(async (_query: { lastUpdatedAfter: string }) => ({
          orders: [],
          lastUpdatedBefore: UNTIL,
        }))
        jest.spyOn(stores.amazon, "client").mockResolvedValue({ orders: { searchOrders } } as never)
        let cursor: unknown = { since: { [de.marketplace_id]: away, [us.marketplace_id]: away } }
        const saveCursor = async (next: unknown) => void (cursor = next)
        const run = (...present: StoreRow[]) =>
          pollOrders({
            ...aContext(container, stores),
            ...{ stores: present, cursor, saveCursor },
          } as never)
        await run(us)
        expect(cursor).toEqual({ since: { [de.marketplace_id]: away, [us.marketplace_id]: UNTIL } })
        searchOrders.mockClear()
        await run(de, us)
        expect(searchOrders.mock.calls[0][0].lastUpdatedAfter).toBe("2026-10-20T11:55:00.000Z")
      })

      it("reads until now where Amazon's clock says that a window has not ended", async () => {
        const { de, us } = stores.byCountry
        const asked: (string | undefined)[] = []
        const searchOrders = async ({ lastUpdatedBefore }: { lastUpdatedBefore?: string }) => {
          asked.push(lastUpdatedBefore)
          if (lastUpdatedBefore) {
            throw new AmazonApiError({
              operation: "searchOrders",
              kind: "invalid_input",
              message: "lastUpdatedBefore must be at least two minutes before the request",
              status: 400,
            })
          }
          return { orders: [], lastUpdatedBefore: UNTIL }
        }
        jest.spyOn(stores.amazon, "client").mockResolvedValue({ orders: { searchOrders } } as never)
        const away = "2020-01-01T00:00:00Z"
        const { complete } = await pollOrders({
          ...aContext(container, stores),
          cursor: { since: { [de.marketplace_id]: away, [us.marketplace_id]: away } },
          saveCursor: async () => undefined,
        } as never)
        expect(complete).toBe(true)
        expect(asked).toEqual(["2020-01-07T23:55:00.000Z", undefined])
      })

      it("makes an order without a number a problem that names it, once, and goes on", async () => {
        const nameless = { ...aSimpleOrder(2), orderId: undefined }
        for (let time = 0; time < 2; time++) {
          expect(await poll(aSimpleOrder(1), nameless, null as never)).toEqual([read])
        }
        const problems = await stores.amazon.listAmazonProblems({ code: "order_unreadable" })
        expect(problems).toHaveLength(2)
        const [problem] = problems.filter(({ owner_id }) => owner_id === stores.byCountry.de.id)
        expect(problem.parameters).toEqual({
          order: null,
          placed_at: aSimpleOrder(2).createdTime,
          reason: "no_order_id",
        })
        expect(JSON.stringify(problems)).not.toContain(SECRET)
        expect(await ledger(stores.amazon)).toMatchObject({ orders: 1 })
      })

      it("closes the problem of an order that can be stored after all", async () => {
        const { knex } = stores.amazon.db
        await knex.raw(
          `alter table amazon_order add constraint never check (amazon_order_id <> '${amazonOrderId(2)}')`
        )
        await poll(aSimpleOrder(1), aSimpleOrder(2))
        await knex.raw("alter table amazon_order drop constraint never")
        const [problem] = await stores.amazon.listAmazonProblems({ code: "order_unreadable" })
        expect(problem).toMatchObject({
          subject: amazonOrderId(2),
          parameters: { order: amazonOrderId(2), reason: "23514" },
          resolved_at: null,
        })
        await poll(aSimpleOrder(2))
        expect(await ledger(stores.amazon)).toMatchObject({ orders: 2 })
        const [closed] = await stores.amazon.listAmazonProblems({ id: problem.id })
        expect(closed.resolved_at).not.toBeNull()
      })

      it("keeps the cursor where it is when the database is to blame", async () => {
        const { knex } = stores.amazon.db
        await knex.raw(
          `create function fail() returns trigger language plpgsql as $$ begin
             raise exception 'made to fail' using errcode = '53100'; end $$;
           create trigger fail before insert on amazon_order for each row execute function fail()`
        )
        const saveCursor = jest.fn()
        const searchOrders = async () => ({ orders: [aSimpleOrder(1)], lastUpdatedBefore: UNTIL })
        jest.spyOn(stores.amazon, "client").mockResolvedValue({ orders: { searchOrders } } as never)
        const run = pollOrders({ ...aContext(container, stores), saveCursor } as never)
        await expect(run).rejects.toMatchObject({ code: "53100" })
        await knex.raw("drop function fail cascade")
        expect(saveCursor).not.toHaveBeenCalled()
        expect(await stores.amazon.listAmazonProblems({})).toEqual([])
      })
    })
  },
})
