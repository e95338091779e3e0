import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { stopInProcess } from "../../src/modules/amazon/lib/in-process"
import { createPerson, GERMANY, NETHERLANDS, type Person } from "./helpers/bad-input"

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    let person: Person
    beforeAll(async () => {
      person = await createPerson(api, getContainer())
    })
    afterEach(() => stopInProcess())

    /** All that adding a store makes, ours and Medusa's. */
    const everything = async () => {
      const { rows } = await person.amazon.db.knex.raw(
        `select (select count(*) from amazon_store)::int as stores,
           (select count(*) from amazon_dataflow)::int as flows,
           (select count(*) from shipping_option where deleted_at is null)::int as options,
           (select count(*) from service_zone where deleted_at is null)::int as zones,
           (select count(*) from fulfillment_set where deleted_at is null)::int as sets,
           (select count(*) from location_fulfillment_set where deleted_at is null)::int as links,
           (select count(*) from location_fulfillment_provider where deleted_at is null)::int as providers`
      )
      return rows[0]
    }
    /**
     * Names a case of a table in what a failing test prints. What is refused changes nothing, so a table
     * needs one shop only: making one takes two seconds.
     */
    const labelOf = (one: unknown) => JSON.stringify(one).slice(0, 80)

    const NOTHING = {
      ...{ stores: 0, flows: 0, options: 0, zones: 0, sets: 0, links: 0, providers: 0 },
    }

    /** PostgreSQL fails at one table. */
    const whileRefusing = async <T>(
      event: "insert" | "update",
      table: string,
      work: () => Promise<T>
    ): Promise<T> => {
      const { knex } = person.amazon.db
      await knex.raw(`create function refuse() returns trigger language plpgsql as
        $$ begin raise exception 'made to fail'; end $$`)
      await knex.raw(
        `create trigger refuse before ${event} on ${table} for each row execute function refuse()`
      )
      try {
        return await work()
      } finally {
        await knex.raw(`drop function refuse cascade`)
      }
    }

    const channel = async (more: object = {}) => {
      const { data } = await api.post(
        "/admin/sales-channels",
        { name: "Other", ...more },
        person.admin.headers
      )
      return data.sales_channel.id as string
    }

    describe("a new store", () => {
      const long = "x".repeat(5000)
      const wrongStores: [object, string, string | null][] = [
        [{ marketplace_id: "DE" }, "marketplace_not_found", "marketplace_id"],
        [{ marketplace_id: 7 }, "field_wrong_type", "marketplace_id"],
        [{ marketplace_id: undefined }, "field_required", "marketplace_id"],
        [{ sales_channel_id: "sc_none" }, "sales_channel_not_found", "sales_channel_id"],
        [{ sales_channel_id: "prod_1" }, "sales_channel_not_found", "sales_channel_id"],
        [{ stock_location_ids: ["sloc_0"] }, "stock_location_not_found", "stock_location_ids"],
        [{ stock_location_ids: "sloc_0" }, "field_wrong_type", "stock_location_ids"],
        [{ stock_location_ids: Array(101).fill("sloc_0") }, "list_length", "stock_location_ids"],
        [{ name: "  " }, "text_empty", "name"],
        [{ name: long }, "text_too_long", "name"],
        [{ name: "a\u0000b" }, "text_unstorable", "name"],
        [{ name: "a\ud800b" }, "text_unstorable", "name"],
        [{ name: ["Amazon"] }, "field_wrong_type", "name"],
        [{ email: "anna@" }, "email_invalid", "email"],
        [{ email: `${long}@example.com` }, "text_too_long", "email"],
        [{ stock_enabled: "yes" }, "field_wrong_type", "stock_enabled"],
        [{ colour: "red" }, "field_unknown", "colour"],
        [
          { attribute_map: [{ identifier: "SKU", source: "skuu" }] },
          "attribute_not_found",
          "attribute_map.0.source",
        ],
        [
          { attribute_map: [{ identifier: "EAN", source: "metadata." }] },
          "attribute_not_found",
          "attribute_map.0.source",
        ],
        [
          {
            attribute_map: [
              { identifier: "SKU", source: "sku" },
              { identifier: "EAN", source: "metadata.eann" },
            ],
          },
          "metadata_key_not_found",
          "attribute_map.1.source",
        ],
        [
          {
            attribute_map: [
              { identifier: "EAN", source: "ean" },
              { identifier: "EAN", source: "barcode" },
            ],
          },
          "attribute_repeated",
          "attribute_map.1.identifier",
        ],
        [
          { attribute_map: [{ identifier: "EAN", source: "ean", weight: 1 }] },
          "field_unknown",
          "attribute_map.0.weight",
        ],
        [
          { attribute_map: [{ identifier: "ISSN", source: "sku" }] },
          "value_unknown",
          "attribute_map.0.identifier",
        ],
      ]
      it("is refused for what is wrong with it, and nothing is made", async () => {
        for (const [wrong, code, field] of wrongStores) {
          const { status, data } = await person.post("/stores", person.storeInput(wrong))
          const one = labelOf(wrong)
          expect([one, status, data.code, data.field]).toEqual([one, 400, code, field])
          expect(data.type).toBe("invalid_data")
          expect(data.message.length).toBeLessThan(600)
          expect(await everything()).toEqual(NOTHING)
        }
      })

      const wrongBodies: [string, number][] = [
        ['{"name": "Amazon', 400],
        ["null", 400],
        ['"a text"', 400],
        ["[1, 2]", 400],
        [`{"name": "${"x".repeat(200_000)}"}`, 413],
      ]
      it("is refused as a body that is none", async () => {
        for (const [text, expected] of wrongBodies) {
          const { status, data } = await person.postRaw("/stores", text)
          const one = labelOf(text)
          expect([one, status]).toEqual([one, expected])
          expect(data.message).toBeTruthy()
          expect(await everything()).toEqual(NOTHING)
        }
      })

      it("is refused for a disabled or deleted sales channel, by name", async () => {
        const disabled = await channel({ is_disabled: true })
        const first = await person.post(
          "/stores",
          person.storeInput({ sales_channel_id: disabled })
        )
        expect(first.data).toMatchObject({
          code: "sales_channel_disabled",
          message: expect.stringMatching(/“Other” is disabled. Enable it/),
        })
        const gone = await channel({ name: "Gone" })
        await api.delete(`/admin/sales-channels/${gone}`, person.admin.headers)
        const second = await person.post("/stores", person.storeInput({ sales_channel_id: gone }))
        expect(second.data.code).toBe("sales_channel_not_found")
        expect(await everything()).toEqual(NOTHING)
      })

      it("knows metadata that products and variants have, and names it to who misspells it", async () => {
        await api.post(
          `/admin/products/${person.shop.product.id}`,
          { metadata: { isbn13: "9780000000000" } },
          person.admin.headers
        )
        const map = (source: string) => ({ attribute_map: [{ identifier: "ISBN", source }] })
        const wrong = await person.post("/stores", person.storeInput(map("metadata.isbn13")))
        expect(wrong.data).toMatchObject({
          code: "metadata_key_not_found",
          parameters: { value: "metadata.isbn13", known: "product.metadata.isbn13" },
        })
        const store = await person.createStore(map("product.metadata.isbn13"))
        // The last product that had it loses it: the store can still be saved.
        await api.post(
          `/admin/products/${person.shop.product.id}`,
          { metadata: { isbn13: "" } },
          person.admin.headers
        )
        const saved = await person.post(`/stores/${store.id}`, {
          name: "Renamed",
          ...map("product.metadata.isbn13"),
        })
        expect(saved.status).toBe(200)
        const other = await person.post(`/stores/${store.id}`, map("metadata.isbm"))
        expect(other.data.field).toBe("attribute_map.0.source")
      })

      it("is whole or not there at all when Medusa fails in the middle", async () => {
        const before = await everything()
        const steps = ["service_zone", "shipping_option", "amazon_store", "amazon_dataflow"]
        for (const table of steps) {
          const { status } = await whileRefusing("insert", table, () =>
            person.post("/stores", person.storeInput())
          )
          expect([table, status]).toEqual([table, 500])
          expect([table, await everything()]).toEqual([table, before])
        }

        await person.createStore()
        expect(await everything()).toMatchObject({ stores: 1, options: 1, zones: 1, sets: 1 })
      })
    })

    describe("a second store", () => {
      it("of a country is refused while the first is not connected", async () => {
        await person.createStore()
        const { status, data } = await person.post("/stores", person.storeInput({ name: "Two" }))
        expect(status).toBe(400)
        expect(data).toMatchObject({
          code: "marketplace_taken",
          field: "marketplace_id",
          parameters: { store: "Amazon DE", domain: "amazon.de", country: "DE" },
        })
      })

      it("at the same moment: one wins, the others are told of it", async () => {
        const names = ["One", "Two", "Three", "Four"]
        const answers = await Promise.all(
          names.map((name) => person.post("/stores", person.storeInput({ name })))
        )
        const [won, ...lost] = answers.sort((a, b) => a.status - b.status)
        expect(won.status).toBe(200)
        for (const { status, data } of lost) {
          expect([status, data.code, data.parameters.store]).toEqual([
            400,
            "marketplace_taken",
            won.data.store.name,
          ])
        }
        const there = await everything()
        expect(there).toMatchObject({ stores: 1, options: 1, zones: 1, sets: 1, flows: 6 })
      })

      it("of another country at the same moment gets what it needs as well", async () => {
        const answers = await Promise.all(
          [GERMANY, NETHERLANDS].map((marketplace_id, index) =>
            person.post("/stores", person.storeInput({ marketplace_id, name: `Store ${index}` }))
          )
        )
        expect(answers.map(({ status }) => status)).toEqual([200, 200])
        expect(await everything()).toMatchObject({ stores: 2, options: 2, sets: 1 })
      })
    })

    describe("settings", () => {
      const stock = (more: object) => ({ settings: { stock: more } })
      const orders = (more: object) => ({ settings: { orders: more } })
      const wrongSettings: [object, string, string][] = [
        [stock({ threshold: -1 }), "number_out_of_range", "settings.stock.threshold"],
        [stock({ threshold: 1_000_001 }), "number_out_of_range", "settings.stock.threshold"],
        [stock({ threshold: 1.5 }), "number_out_of_range", "settings.stock.threshold"],
        [stock({ threshold: "3" }), "field_wrong_type", "settings.stock.threshold"],
        [stock({ threshold: null }), "field_wrong_type", "settings.stock.threshold"],
        [stock({ maximum: 1e300 }), "number_out_of_range", "settings.stock.maximum"],
        [stock({ minimum: 1 }), "field_unknown", "settings.stock.minimum"],
        [stock({ enabled: 1 }), "field_wrong_type", "settings.stock.enabled"],
        [orders({ import_since: "yesterday" }), "instant_invalid", "settings.orders.import_since"],
        [
          orders({ import_since: "2026-02-30T00:00:00Z" }),
          "instant_invalid",
          "settings.orders.import_since",
        ],
        [orders({ import_since: 5 }), "field_wrong_type", "settings.orders.import_since"],
        [{ settings: { price: {} } }, "field_unknown", "settings.price"],
        [{ settings: "none" }, "field_wrong_type", "settings"],
        [{ email: "x" }, "email_invalid", "email"],
        [{ name: "" }, "text_empty", "name"],
        [{ stock_location_ids: ["sloc_0"] }, "stock_location_not_found", "stock_location_ids"],
        [{ status: "active" }, "field_unknown", "status"],
        [{ account_id: "amzacc_1" }, "field_unknown", "account_id"],
      ]
      it("refuse what is impossible and stay as they were", async () => {
        const { id } = await person.createStore()
        const before = (await person.get(`/stores/${id}`)).data.store
        for (const [wrong, code, field] of wrongSettings) {
          const { status, data } = await person.post(`/stores/${id}`, { name: "New", ...wrong })
          const one = labelOf(wrong)
          expect([one, status, data.code, data.field]).toEqual([one, 400, code, field])
          expect((await person.get(`/stores/${id}`)).data.store).toEqual(before)
        }
      })

      it("refuse what JSON cannot say, NaN and Infinity", async () => {
        const { id } = await person.createStore()
        for (const value of ["NaN", "Infinity", "-", "1e999"]) {
          const body = `{"settings":{"stock":{"threshold":${value}}}}`
          expect((await person.postRaw(`/stores/${id}`, body)).status).toBe(400)
        }
      })

      it("are saved as a whole: what fails afterwards leaves none of them", async () => {
        const { id } = await person.createStore()
        const account = await person.amazon.createAmazonAccounts({
          region: "eu",
          selling_partner_id: "A2TULPEU0000NL",
        })
        await person.amazon.updateAmazonStores({ id, account_id: account.id, status: "active" })
        await person.amazon.createAmazonSkus({
          account_id: account.id,
          seller_sku: "TULP-1",
          variant_id: person.shop.product.variantId,
        })
        const change = { name: "New", settings: { stock: { threshold: 5 } } }
        const { status } = await whileRefusing("update", "amazon_sku", () =>
          person.post(`/stores/${id}`, change)
        )
        expect(status).toBe(500)
        expect((await person.get(`/stores/${id}`)).data.store).toMatchObject({
          name: "Amazon DE",
          settings: { stock: { threshold: 0 } },
        })
        // Two people at once: neither loses what he changed.
        await Promise.all([
          person.post(`/stores/${id}`, { settings: { stock: { threshold: 5 } } }),
          person.post(`/stores/${id}`, { settings: { stock: { maximum: 9 } } }),
        ])
        expect((await person.get(`/stores/${id}`)).data.store.settings.stock).toMatchObject({
          threshold: 5,
          maximum: 9,
        })
      })
    })

    describe("data flows", () => {
      const wrongFlows: [string, object, number, string, string | null][] = [
        ["order-import", { interval: 59 }, 400, "interval_too_short", "interval"],
        ["order-import", { interval: 604_801 }, 400, "number_out_of_range", "interval"],
        ["order-import", { interval: 0 }, 400, "number_out_of_range", "interval"],
        ["order-import", { interval: "60" }, 400, "field_wrong_type", "interval"],
        ["order-import", { interval: 300 }, 400, "store_not_connected", null],
        ["order-import", { enabled: "off" }, 400, "field_wrong_type", "enabled"],
        ["order-import", {}, 400, "nothing_to_change", null],
        ["order-import", { pace: 1 }, 400, "field_unknown", "pace"],
        ["price-update", { enabled: true }, 404, "flow_not_found", null],
      ]
      it("refuse what is impossible and stay as they were", async () => {
        const { id } = await person.createStore()
        const before = await person.amazon.dataflows.list([id])
        for (const [flow, body, expected, code, field] of wrongFlows) {
          const { status, data } = await person.post(`/stores/${id}/flows/${flow}`, body)
          const one = labelOf([flow, body])
          expect([one, status, data.code, data.field]).toEqual([one, expected, code, field])
          expect(await person.amazon.dataflows.list([id])).toEqual(before)
        }
      })

      it("says which flow of which store cannot run, and why", async () => {
        const { id } = await person.createStore()
        const run = async (flow: string) => {
          const { status, data } = await person.post(`/stores/${id}/flows/${flow}/run`)
          return [status, data.code, data.parameters]
        }
        const which = { flow: "order-import", store: "Amazon DE" }
        expect(await run("order-import")).toEqual([400, "store_not_connected", which])
        expect((await run("tea"))[1]).toBe("flow_not_found")
        await person.post(`/stores/${id}/flows/order-import`, { enabled: false })
        expect(await run("order-import")).toEqual([400, "flow_off", which])
      })
    })

    describe("ids that are none", () => {
      const wrong = ["amzsto_none", "sc_1", "' or 1=1 --", "%00", "%F0%9F%98%80", "x".repeat(2000)]
      it("are not found in the address of a store", async () => {
        for (const id of wrong) {
          const answers = [
            await person.get(`/stores/${id}`),
            await person.post(`/stores/${id}`, { name: "New" }),
            await person.post(`/stores/${id}/connect`),
            await person.post(`/stores/${id}/disconnect`),
            await person.get(`/stores/${id}/flows/order-import`),
            await person.post(`/stores/${id}/flows/order-import/run`),
            await person.remove(`/stores/${id}`, { confirm: "Amazon DE", listings: "leave" }),
          ]
          for (const { status, data } of answers) {
            expect(`${labelOf(id)} ${status} ${data.code}`).toMatch(
              / (404 store_not_found|400 text_unstorable)$/
            )
          }
        }
      })

      const elsewhere: [string, number, string][] = [
        ["/orders/amzsto_1", 404, "order_not_found"],
        ["/listings/amzord_1", 404, "listing_not_found"],
        ["/orders?q=%00", 400, "text_unstorable"],
        ["/listings?product_id=%00", 400, "text_unstorable"],
        [`/orders?q=${"x".repeat(300)}`, 400, "text_too_long"],
        ["/orders?limit=0", 400, "number_out_of_range"],
        ["/orders?limit=abc", 400, "field_wrong_type"],
        ["/orders?tab=x", 400, "value_unknown"],
        ["/orders?store_id[]=a&store_id[]=b", 400, "field_wrong_type"],
        ["/problems?offset=-1", 400, "number_out_of_range"],
        ["?tz=Mars/Olympus", 400, "time_zone_unknown"],
      ]
      it("are refused elsewhere too", async () => {
        for (const [path, expected, code] of elsewhere) {
          const { status, data } = await person.get(path)
          const one = labelOf(path)
          expect([one, status, data.code]).toEqual([one, expected, code])
        }
      })
    })
  },
})
