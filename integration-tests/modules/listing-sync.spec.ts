import type { MedusaContainer } from "@medusajs/framework/types"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { DataflowContext } from "../../src/dataflows/types"
import {
  AmazonApiError,
  type ItemSearchResults,
  type ListingsItem,
  type SearchListingsItemsParameters,
} from "../../src/sp-api"
import { syncListings } from "../../src/workflows/listings/sync-listings"
import { aSimpleOrder } from "./helpers/amazon-orders"
import { seedShop, SKUS, type Shop } from "./helpers/shop"
import { aContext, MARKETPLACES, runImport, seedStores, tell, type Stores } from "./helpers/stores"

jest.setTimeout(180_000)

/** Amazon pages through this many listings of one search. */
const PAGEABLE = 1000

/** Nothing but the time of day is invented; timers and queries go on as they are. */
const ALL_BUT_DATE = [
  ...(["hrtime", "nextTick", "performance", "queueMicrotask"] as const),
  ...(["setImmediate", "clearImmediate", "setInterval", "clearInterval"] as const),
  ...(["setTimeout", "clearTimeout"] as const),
]

const SECOND = 1000
const FIRST = Date.parse("2026-01-01T00:00:00Z")

interface Invented {
  sku: string
  created: number
  fulfilledBy?: string
}

const several = (count: number, created = (n: number) => FIRST + n * SECOND): Invented[] =>
  Array.from({ length: count }, (_, n) => ({
    sku: `SKU-${String(n).padStart(4, "0")}`,
    created: created(n),
  }))

const present = ({ sku, created, fulfilledBy = "DEFAULT" }: Invented): ListingsItem => ({
  sku,
  summaries: [
    {
      marketplaceId: MARKETPLACES.de,
      productType: "VASE",
      status: ["BUYABLE"],
      itemName: sku,
      createdDate: new Date(created).toISOString(),
      lastUpdatedDate: new Date(created).toISOString(),
    },
  ],
  fulfillmentAvailability: [{ fulfillmentChannelCode: fulfilledBy, quantity: 1 }],
})

/** `searchListingsItems` as Amazon documents it: sorted, by pages, at most 1,000 of a search. */
const search = (listings: Invented[], p: SearchListingsItemsParameters): ItemSearchResults => {
  const found = listings
    .filter(({ created }) => !p.createdAfter || created >= Date.parse(String(p.createdAfter)))
    .sort((a, b) =>
      p.sortBy === "createdDate" ? a.created - b.created : a.sku.localeCompare(b.sku)
    )
  const offset = Number(p.pageToken ?? 0)
  const next = offset + (p.pageSize ?? 10)
  return {
    numberOfResults: found.length,
    items: found.slice(offset, Math.min(next, PAGEABLE)).map(present),
    ...(next < Math.min(found.length, PAGEABLE) ? { pagination: { nextToken: `${next}` } } : {}),
  }
}

medusaIntegrationTestRunner({
  testSuite: ({ getContainer }) => {
    describe("listing synchronisation", () => {
      let container: MedusaContainer
      let shop: Shop
      let stores: Stores
      let atAmazon: Invented[]
      let calls: number

      beforeAll(async () => {
        container = getContainer()
        shop = await seedShop(container)
        stores = await seedStores(container, shop)
      })
      beforeEach(() => {
        calls = 0
      })

      const client = {
        listings: {
          searchListingsItems: async (p: SearchListingsItemsParameters) => {
            calls++
            if (p.pageToken === "long ago") {
              throw new AmazonApiError({
                operation: "searchListingsItems",
                kind: "invalid_input",
                message: "pageToken is invalid.",
              })
            }
            return search(atAmazon, p)
          },
        },
      }
      /** A slice of the flow against the invented Amazon; `cursor` is what the last one left. */
      const slice = async (more: Partial<DataflowContext> = {}) => {
        let cursor = more.cursor ?? null
        const { complete } = await syncListings({
          ...aContext(container, stores),
          stores: [stores.byCountry.de],
          amazon: Object.create(stores.amazon, { client: { value: async () => client } }),
          saveCursor: async (saved) => {
            cursor = saved
          },
          ...more,
        })
        return { complete, cursor }
      }
      const kept = async () =>
        (await stores.amazon.db.knex("amazon_listing").whereNull("deleted_at").select("seller_sku"))
          .map((row: { seller_sku: string }) => row.seller_sku)
          .sort()
      const problems = () =>
        stores.amazon.listAmazonProblems({ code: "listings_not_all_read", resolved_at: null })

      it("reads all listings of a shop with more than Amazon pages through", async () => {
        atAmazon = several(2 * PAGEABLE + 345)
        expect((await slice()).complete).toBe(true)
        expect(await kept()).toEqual(atAmazon.map(({ sku }) => sku))
        expect(await problems()).toEqual([])
      })

      it("goes on where a slice ended, and knows at the end what was read before", async () => {
        atAmazon = several(PAGEABLE + 50)
        let cursor: Record<string, unknown> | null = null
        let complete = false
        while (!complete) {
          const until = calls + 20
          ;({ complete, cursor } = await slice({
            cursor,
            deadline: {
              getTime: () => (calls < until ? Infinity : 0),
            } as Date,
          }))
        }
        expect(calls).toBeLessThan(70)
        expect(await kept()).toHaveLength(PAGEABLE + 50)
        expect(await problems()).toEqual([])
      })

      it("imports what was held for a seller SKU that a slice linked before it was cut off", async () => {
        atAmazon = several(1)
        const [{ sku }] = atAmazon
        const { knex } = stores.amazon.db
        const state = async () => (await knex("amazon_order").first("state")).state
        await slice()
        await tell(stores, aSimpleOrder(1, sku))
        await runImport(container, stores)
        expect(await state()).toBe("held")
        await slice()
        expect(await state()).toBe("held")
        await knex("amazon_sku")
          .where({ seller_sku: sku })
          .update({ variant_id: shop.variants[SKUS.red], linked_by: "manual" })
        await slice()
        expect(await state()).toBe("imported")
      })

      it("removes what is gone at Amazon", async () => {
        atAmazon = several(45)
        await slice()
        atAmazon = atAmazon.slice(5)
        await slice()
        expect(await kept()).toEqual(atAmazon.map(({ sku }) => sku))
      })

      it("removes nothing and says so when Amazon does not show all", async () => {
        atAmazon = several(30)
        await slice()
        // Created at one instant, so that no search leads beyond Amazon's thousand.
        atAmazon = several(PAGEABLE + 1, () => FIRST).map(({ sku, created }) => ({
          sku: `B-${sku}`,
          created,
        }))
        await slice()
        expect(await kept()).toHaveLength(30 + PAGEABLE)
        expect(await problems()).toMatchObject([
          {
            owner_id: stores.byCountry.de.id,
            severity: "blocks_selling",
            parameters: { read: PAGEABLE, total: PAGEABLE + 1 },
          },
        ])
        atAmazon = several(30)
        await slice()
        expect(await kept()).toHaveLength(30)
        expect(await problems()).toEqual([])
      })

      it("keeps what it just read when the application's clock is ahead", async () => {
        atAmazon = several(25)
        const now = Date.now() + 3600 * SECOND
        jest.useFakeTimers({ now, doNotFake: ALL_BUT_DATE })
        try {
          await slice({ deadline: new Date(now + 300 * SECOND) })
        } finally {
          jest.useRealTimers()
        }
        expect(await kept()).toHaveLength(25)
      })

      it("closes the problem of a refused quantity once nobody would send it any more", async () => {
        const { amazon, account, byCountry } = stores
        atAmazon = several(8)
        await slice()
        const skus = atAmazon.map(({ sku }) => sku)
        const [stays, again, gone, amazons, unlinked, others, right, unwanted] = skus
        await amazon.db.knex("amazon_sku").update({
          ...{ variant_id: shop.variants[SKUS.red], linked_by: "manual", desired_quantity: 5 },
        })
        for (const row of await amazon.listAmazonSkus({ seller_sku: skus })) {
          await amazon.createAmazonOutboxes({
            ...{ account_id: account.id, store_id: byCountry.de.id, subject_id: row.id },
            ...{ kind: "quantity", key: `${account.id}:${row.seller_sku}`, payload: {} },
            state: "refused",
          })
          await amazon.problems.raise({
            ...{ owner_id: byCountry.de.id, code: "quantity_refused", subject: row.seller_sku },
            severity: "blocks_selling",
          })
        }
        const open = async () =>
          (await amazon.listAmazonProblems({ code: "quantity_refused", resolved_at: null }))
            .map(({ subject }) => subject)
            .sort()
        await slice()
        expect(await open()).toEqual(skus)

        const change = (table: string, column: string, sku: string, to: object) =>
          amazon.db.knex(table).where(column, sku).update(to)
        await change("amazon_outbox", "key", `${account.id}:${again}`, { state: "waiting" })
        await change("amazon_outbox", "key", `${account.id}:${others}`, {
          store_id: byCountry.jp.id,
        })
        await change("amazon_sku", "seller_sku", unlinked, { variant_id: null })
        await change("amazon_sku", "seller_sku", right, { desired_quantity: 1 })
        await change("amazon_sku", "seller_sku", unwanted, { desired_quantity: null })
        atAmazon = atAmazon
          .filter(({ sku }) => sku !== gone)
          .map((one) => (one.sku === amazons ? { ...one, fulfilledBy: "AMAZON_EU" } : one))
        await slice()
        expect(await open()).toEqual([stays, again])
      })

      it("reads from the beginning when a page's token has run out", async () => {
        atAmazon = several(30)
        let cursor: Record<string, unknown> | null = {
          reading: { startedAt: new Date().toISOString(), total: 30, token: "long ago" },
        }
        const saveCursor = async (saved: Record<string, unknown>) => {
          cursor = saved
        }
        await expect(slice({ cursor, saveCursor })).rejects.toThrow(/pageToken/)
        await slice({ cursor })
        expect(await kept()).toHaveLength(30)
      })
    })
  },
})
