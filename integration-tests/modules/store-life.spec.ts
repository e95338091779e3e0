import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createOrderFulfillmentWorkflow,
  createOrderShipmentWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import {
  act,
  actOnInstallation,
  answered,
  connectedStages,
  mayNotRead,
  mayWrite,
  type InstallationAction,
  type LivingStage,
  type StoreAction,
  type StoreLife,
} from "../../src/domain/stores"
import { quantityPatch } from "../../src/domain/stock"
import { stopInProcess } from "../../src/modules/amazon/lib/in-process"
import { isRefusal } from "../../src/modules/amazon/lib/refusal"
import { disconnectStore } from "../../src/workflows/accounts/disconnect-store"
import { claimInstallation, setReadOnly } from "../../src/workflows/installation/read-only"
import { closeStore, keepStore, pauseStore, resumeStore } from "../../src/workflows/stores/live"
import { deleteAmazonStoreWorkflow } from "../../src/workflows/stores/workflows/delete-amazon-store"
import { importedOrders } from "./helpers/imported"
import { SELLER, startLocalAmazon, untilSearchable, type LocalAmazon } from "./helpers/local-amazon"
import { randomOf } from "./helpers/random"
import { seedShop, type Shop } from "./helpers/shop"
import { COUNTRIES, isZero, twoStores, type Country } from "./helpers/two-stores"

jest.setTimeout(600_000)

/** `AMAZON_LIFE_WALKS` for a longer look. */
const WALKS = Number(process.env.AMAZON_LIFE_WALKS ?? 15)
const STEPS = 5
const BY = "user_invented"

interface Product {
  sku: string
  inShop: boolean
  fulfilledBy: string
}

describe("the life of stores at a local Amazon", () => {
  let local: LocalAmazon
  let skus: string[]
  beforeAll(async () => {
    local = await startLocalAmazon()
    process.env.AMAZON_ENDPOINT = local.url
    const { products } = await local.control<{ products: Product[] }>("GET", "/catalogue")
    skus = products
      .filter(({ inShop, fulfilledBy }) => inShop && fulfilledBy === "MERCHANT")
      .slice(0, 3)
      .map(({ sku }) => sku)
  })
  afterAll(() => local.stop())

  medusaIntegrationTestRunner({
    testSuite: ({ getContainer }) => {
      let container: MedusaContainer
      let shop: Shop
      let two: ReturnType<typeof twoStores>
      beforeAll(async () => {
        container = getContainer()
        shop = await seedShop(container, skus)
        two = twoStores(container, local, shop.channelId)
        await two.add("de")
        await two.add("nl")
        await two.forgetPast()
        await sendStock()
        await two.changes()
      })
      afterEach(async () => {
        await stopInProcess()
        await local.control("DELETE", "/faults")
      })

      const accountId = async () => (await two.account()).id
      const sendStock = async () => two.run(await accountId(), "stock-update")
      const readOrders = async () => two.run(await accountId(), "order-import")
      /** Only the German store lists it from now on, as far as we know. */
      const exclusive = (sku: string) =>
        two.amazon.db
          .knex("amazon_listing")
          .where({ store_id: two.ids.nl, seller_sku: sku })
          .update({ deleted_at: new Date() })
      const levels = (units: number) =>
        two.amazon.db
          .knex("inventory_level")
          .whereIn(
            "inventory_item_id",
            skus.map((sku) => shop.items[sku])
          )
          .where({ location_id: shop.venlo })
          .update({ stocked_quantity: units, raw_stocked_quantity: { value: `${units}` } })
      const restock = async (units: number) => {
        await levels(units)
        await two.amazon.stock.markAll(await accountId())
      }
      const order = async (country: Country) => {
        const { orders } = await local.control<{ orders: { orderId: string }[] }>(
          "POST",
          "/orders",
          { marketplaceId: COUNTRIES[country], items: [{ sku: skus[0], quantity: 1 }] }
        )
        await untilSearchable()
        return orders[0].orderId
      }
      const inbox = async (id: string) => {
        const [row] = await two.amazon.listAmazonOrders({ amazon_order_id: id })
        return row as { state: string; order_id: string | null } | undefined
      }
      /** Says nothing to Amazon by itself: the flow is what is looked at. */
      const ship = async (orderId: string) => {
        const orders = await importedOrders(container)
        const { id, items: lines } = orders.find((one) => one.custom_display_id === orderId)!
        const items = [{ id: lines[0].id, quantity: 1 }]
        const { result } = await createOrderFulfillmentWorkflow(container).run({
          input: { order_id: id, items, location_id: shop.venlo, created_by: "" },
        })
        const labels = [{ tracking_number: `TRACK-${id}`, tracking_url: "#", label_url: "#" }]
        await createOrderShipmentWorkflow(container).run({
          input: { order_id: id, fulfillment_id: result.id, items, labels },
        })
      }
      const parcelsOf = async (orderId: string) => {
        const { order: truth } = await local.control<{ order: { packages: unknown[] } }>(
          "GET",
          `/orders/${orderId}`
        )
        return truth.packages
      }
      const waiting = async () =>
        two.amazon.listAmazonOutboxes({ kind: "quantity", state: "waiting" })
      const stageOf = async (country: Country) => {
        const [row] = await two.amazon.listAmazonStores({ id: two.ids[country] })
        return row ? row.status : "deleted"
      }

      it("brings orders placed while paused once after the resumption, also beside an active store", async () => {
        await pauseStore(container, { store_id: two.ids.de, by: BY })
        const [german, dutch] = [await order("de"), await order("nl")]
        expect(await readOrders()).toBe("succeeded")
        expect((await inbox(dutch))?.state).toBe("imported")
        // It is known, as its units count for the other store, and nothing is made of it.
        expect((await inbox(german))?.state).toBe("received")
        expect((await inbox(german))?.order_id).toBeNull()

        await resumeStore(container, { store_id: two.ids.de, by: BY })
        await readOrders()
        await readOrders()
        const after = await inbox(german)
        expect(after).toMatchObject({ state: "imported", order_id: expect.any(String) })
        const [{ count }] = await two.amazon.db
          .knex("order")
          .whereRaw("metadata->>'amazon_order_id' = ?", [german])
          .count()
        expect(Number(count)).toBe(1)
      })

      it("reads nothing while every store is paused, and then what was missed", async () => {
        for (const country of ["de", "nl"] as const) {
          await pauseStore(container, { store_id: two.ids[country], by: BY })
        }
        const [german, dutch] = [await order("de"), await order("nl")]
        expect(await readOrders()).toBe("not_runnable")
        for (const country of ["de", "nl"] as const) {
          await resumeStore(container, { store_id: two.ids[country], by: BY })
        }
        expect(await readOrders()).toBe("succeeded")
        expect((await inbox(german))?.state).toBe("imported")
        expect((await inbox(dutch))?.state).toBe("imported")
      })

      it("keeps what waits to be sent of a paused store, and sends it after", async () => {
        await exclusive(skus[0])
        await restock(11)
        await sendStock()
        await setReadOnly(container, { on: true, by: BY })
        await restock(7)
        await sendStock()
        expect((await waiting()).map(({ store_id }) => store_id)).toContain(two.ids.de)
        await pauseStore(container, { store_id: two.ids.de, by: BY })
        await setReadOnly(container, { on: false, by: BY })
        await two.changes()
        await sendStock()
        const sent = await two.changes()
        expect(sent.every(({ marketplaceIds }) => !marketplaceIds.includes(COUNTRIES.de))).toBe(
          true
        )
        expect((await waiting()).map(({ store_id }) => store_id)).toEqual([two.ids.de])
        expect(await two.quantityAtAmazon(skus[0])).not.toBe(7 + 5)
        const [paused] = await two.amazon.listAmazonSkus({ seller_sku: skus[0] })
        expect(paused.reasons).toMatchObject([{ code: "store_paused" }])

        await resumeStore(container, { store_id: two.ids.de, by: BY })
        // Amazon has sold on: its orders count before a quantity is sent.
        expect(await sendStock()).toBe("partial")
        expect(await two.changes()).toEqual([])
        expect(await readOrders()).toBe("succeeded")
        expect(await sendStock()).toBe("succeeded")
        const [resumed] = await two.amazon.listAmazonSkus({ seller_sku: skus[0] })
        expect(resumed.expected_quantity).toBe(resumed.desired_quantity)
        expect(await waiting()).toEqual([])
      })

      it("is read-only by itself under another installation, until somebody claims it", async () => {
        const id = await accountId()
        await two.amazon.updateAmazonAccounts({ id, installation_id: "the-live-shop" })
        await restock(9)
        await two.changes()
        await sendStock()
        expect(await two.changes()).toEqual([])
        expect((await two.amazon.installation.view()).foreign).toHaveLength(1)
        const client = await two.amazon.client(id)
        const wrong = { sellerId: SELLER, sku: skus[0], marketplaceIds: [COUNTRIES.de] }
        const body = quantityPatch({
          ...{ quantity: 3, mode: "merge", product_type: null, lead_time_days: null },
        })
        await expect(client.listings.patchListingsItem({ ...wrong, body })).rejects.toMatchObject({
          code: "read_only",
        })
        await claimInstallation(container, { by: BY })
        expect(
          await two.amazon.listAmazonProblems({ code: "read_only", resolved_at: null })
        ).toEqual([])
        expect(await sendStock()).toBe("succeeded")
        expect((await two.changes()).length).toBeGreaterThan(0)
        const [proof] = await two.amazon.listAmazonAudits({ what: "installation_claimed" })
        expect(proof).toMatchObject({ by: BY, subject: id })
      })

      it("only warns of another address, and closes that by itself", async () => {
        const id = await accountId()
        const warned = () =>
          two.amazon.listAmazonProblems({ code: "address_changed", resolved_at: null })
        await two.amazon.updateAmazonAccounts({ id, backend_url: "https://before.example" })
        await restock(8)
        expect(await sendStock()).toBe("succeeded")
        const { backendUrl } = two.amazon.options
        expect((await warned()).length).toBe(backendUrl ? 1 : 0)
        expect((await two.changes()).length).toBeGreaterThan(0)
        await claimInstallation(container, { by: BY })
        await sendStock()
        expect(await warned()).toEqual([])
      })

      it("tells Amazon zeros of what only a closing store lists, can be stopped, and deletes itself", async () => {
        await exclusive(skus[0])
        await restock(6)
        await sendStock()
        const counts = await two.amazon.closings.count(two.ids.de)
        expect(counts).toMatchObject({ to_zero: 1, stock_on: true })
        expect(counts.shared).toBeGreaterThan(1)
        await closeStore(container, { store_id: two.ids.de, by: BY })
        await keepStore(container, { store_id: two.ids.de, by: BY })
        await sendStock()
        expect(await stageOf("de")).toBe("active")

        await two.changes()
        await closeStore(container, { store_id: two.ids.de, by: BY })
        expect(await two.amazon.closings.progress(two.ids.de)).toMatchObject({ left: 1 })
        await sendStock()
        const sent = await two.changes()
        expect(sent.length).toBeGreaterThan(0)
        const german = sent.filter(({ marketplaceIds }) => marketplaceIds[0] === COUNTRIES.de)
        expect(german.length).toBe(1)
        expect(german.every(isZero)).toBe(true)
        expect(await stageOf("de")).toBe("deleted")
      })

      it("tells Amazon of parcels while a store closes, and before it deletes itself", async () => {
        await exclusive(skus[0])
        await restock(6)
        await sendStock()
        const [first, second] = [await order("de"), await order("de")]
        await readOrders()
        await closeStore(container, { store_id: two.ids.de, by: BY })
        await ship(first)
        expect(await two.run(await accountId(), "order-status-update")).toBe("succeeded")
        expect(await parcelsOf(first)).toHaveLength(1)

        // One that Amazon has not been told of keeps the store for some minutes.
        await ship(second)
        await stopInProcess()
        expect(await parcelsOf(second)).toHaveLength(0)
        await two.amazon.shipments.collect(await accountId())
        await sendStock()
        expect(await two.amazon.closings.progress(two.ids.de)).toMatchObject({ left: 0 })
        expect(await stageOf("de")).toBe("closing")
        expect(await two.run(await accountId(), "order-status-update")).toBe("succeeded")
        expect(await parcelsOf(second)).toHaveLength(1)
        await sendStock()
        expect(await stageOf("de")).toBe("deleted")
      })

      describe("walked at random", () => {
        /** What the machine says of both stores; their account is one. */
        interface World {
          stages: Record<Country, LivingStage | "deleted">
          account: Pick<StoreLife, "access" | "suspected_at" | "read_only">
          /** Amazon lets us in no more until there is a new consent. */
          revoked: boolean
          minutes: number
        }
        const isConnected = (stage: string) => (connectedStages as string[]).includes(stage)
        const lifeOf = ({ stages, account }: World, country: Country): StoreLife => {
          const stage = stages[country]
          const out = { access: "none", suspected_at: null } as const
          return { stage, ...account, ...(isConnected(stage) ? {} : out) }
        }
        const forget = (world: World) => {
          if (!Object.values(world.stages).some(isConnected)) {
            Object.assign(world.account, { access: "none", suspected_at: null })
          }
        }
        const random = randomOf(20261121)

        /** The same to the machine and to the shop: both refuse with the same code, or both do it. */
        const both = async (
          world: World,
          country: Country,
          action: StoreAction,
          real: () => Promise<unknown>
        ) => {
          const counts =
            action === "delete_zero" ? await two.amazon.closings.count(two.ids[country]) : null
          const outcome = act(lifeOf(world, country), action, {
            stock_enabled: counts?.stock_on ?? true,
            to_zero: counts?.to_zero ?? 0,
          })
          const refused = await real().then(
            () => null,
            (error: unknown) => {
              if (!isRefusal(error)) {
                throw error
              }
              return String(error.code)
            }
          )
          expect([action, refused]).toEqual([action, outcome.refused ?? null])
          if (outcome.refused === undefined) {
            world.stages[country] = outcome.life.stage
            if (action === "consent_given") {
              const { access, suspected_at, read_only } = outcome.life
              world.account = { access, suspected_at, read_only }
            }
            forget(world)
          }
        }
        const onInstallation = (world: World, action: InstallationAction) => {
          const life = actOnInstallation({ stage: "active", ...world.account }, action)
          world.account.read_only = life.read_only
        }
        /** A flow asked Amazon; nobody else does while no store's flows run. */
        const asked = (world: World, outcome: string) => {
          const running = (["de", "nl"] as const).some(
            (country) => mayNotRead({ ...lifeOf(world, country), access: "works" }) === null
          )
          const runs = running && world.account.access !== "none"
          expect(outcome === "not_runnable").toBe(!runs)
          if (runs) {
            const answer = world.revoked ? "refused" : "works"
            const { access, suspected_at } = answered(
              { stage: "active", ...world.account },
              answer,
              world.minutes * 60_000
            )
            Object.assign(world.account, { access, suspected_at })
          }
        }
        const later = async (world: World) => {
          world.minutes += 11
          await two.amazon.db
            .knex("amazon_account")
            .whereNotNull("lapse_suspected_at")
            .update({
              lapse_suspected_at: two.amazon.db.knex.raw(
                "lapse_suspected_at - interval '11 minutes'"
              ),
            })
        }
        const revoke = async (world: World) => {
          await local.control("POST", "/revoke", { sellerId: SELLER })
          world.revoked = true
        }

        const STEP = {
          pause: (world: World, country: Country) =>
            both(world, country, "pause", () =>
              pauseStore(container, { store_id: two.ids[country], by: BY })
            ),
          resume: (world: World, country: Country) =>
            both(world, country, "resume", () =>
              resumeStore(container, { store_id: two.ids[country], by: BY })
            ),
          disconnect: (world: World, country: Country) =>
            both(world, country, "disconnect", () =>
              disconnectStore(container, { store_id: two.ids[country] })
            ),
          connect: async (world: World, country: Country) => {
            await both(world, country, "consent_given", () => two.connect(country))
            world.revoked = false
          },
          close: (world: World, country: Country) =>
            both(world, country, "delete_zero", () =>
              closeStore(container, { store_id: two.ids[country], by: BY })
            ),
          keep: (world: World, country: Country) =>
            both(world, country, "keep", () =>
              keepStore(container, { store_id: two.ids[country], by: BY })
            ),
          readOnly: async (world: World) => {
            onInstallation(world, "read_only_on")
            await setReadOnly(container, { on: true, by: BY })
          },
          mayWrite: async (world: World) => {
            onInstallation(world, "read_only_off")
            await setReadOnly(container, { on: false, by: BY })
          },
          elsewhere: async (world: World) => {
            onInstallation(world, "seen_elsewhere")
            const id = await accountId()
            await two.amazon.updateAmazonAccounts({ id, installation_id: "the-live-shop" })
          },
          claim: async (world: World) => {
            // An account that nobody is connected to is nobody's to claim.
            if (world.account.access !== "none") {
              onInstallation(world, "claim")
            }
            await claimInstallation(container, { by: BY })
          },
          refuseOnce: async (world: World) => {
            await revoke(world)
            asked(world, await readOrders())
          },
          lapse: async (world: World) => {
            await revoke(world)
            asked(world, await readOrders())
            await later(world)
            asked(world, await readOrders())
          },
          orders: async (world: World) => asked(world, await readOrders()),
          stock: async (world: World) => {
            await restock(random.int(0, 30))
            await sendStock()
            // Whatever it met there, the next question tells.
            asked(world, await readOrders())
          },
        }
        /** A closing that is through has ended its store, which is then added anew. */
        const settle = async (world: World) => {
          // Imported orders change levels, whose events drain by themselves.
          await stopInProcess()
          for (const country of ["de", "nl"] as const) {
            if (world.stages[country] === "closing" && (await stageOf(country)) === "deleted") {
              const end = act(lifeOf(world, country), "all_zero")
              world.stages[country] = end.refused === undefined ? end.life.stage : "closing"
              forget(world)
            }
          }
        }

        const look = async (world: World) => {
          for (const country of ["de", "nl"] as const) {
            expect([country, await stageOf(country)]).toEqual([country, world.stages[country]])
          }
          const { status, lapse_suspected_at } = await two.account()
          const words = {
            none: "disconnected",
            works: "active",
            suspected: "active",
            lapsed: "lapsed",
          }
          expect(status).toBe(words[world.account.access])
          expect(lapse_suspected_at === null).toBe(world.account.suspected_at === null)
        }

        /** Back to work, by what the screens offer: there is always a way. */
        const goHome = async (world: World) => {
          await STEP.mayWrite(world)
          await STEP.claim(world)
          await settle(world)
          for (const country of ["de", "nl"] as const) {
            if (world.stages[country] === "deleted") {
              await two.add(country)
              Object.assign(world.account, { access: "works", suspected_at: null })
              world.account.read_only.other_installation = false
              world.stages[country] = "active"
              world.revoked = false
              await two.forgetPast()
            }
            if (world.stages[country] === "closing") {
              await STEP.keep(world, country)
            }
            if (
              world.revoked ||
              world.account.access !== "works" ||
              !isConnected(world.stages[country])
            ) {
              await STEP.connect(world, country)
            }
            await STEP.resume(world, country)
          }
          await STEP.orders(world)
          await settle(world)
          for (const country of ["de", "nl"] as const) {
            expect(mayWrite(lifeOf(world, country))).toEqual({ what: "everything" })
          }
          await look(world)
        }

        it(`agrees with the machine, and sends nothing it must not (seed ${random.seed})`, async () => {
          await exclusive(skus[0])
          const world: World = {
            stages: { de: "active", nl: "active" },
            account: {
              access: "works",
              suspected_at: null,
              read_only: { by_hand: false, other_installation: false },
            },
            revoked: false,
            minutes: 0,
          }
          const names = Object.keys(STEP) as (keyof typeof STEP)[]
          const did: string[] = []
          let sent = 0
          let withheld = 0
          for (let walk = 0; walk < WALKS; walk++) {
            did.push("home")
            await goHome(world).catch((error: Error) => {
              error.message += `\nafter ${did.slice(-12).join(", ")}`
              throw error
            })
            await two.changes()
            for (let step = 0; step < STEPS; step++) {
              const name = random.chance(0.25) ? "stock" : random.pick(names)
              const country = random.pick(["de", "nl"] as const)
              if (world.stages[country] === "deleted") {
                continue
              }
              did.push(`${name} ${country}`)
              const permissions = (["de", "nl"] as const).map(
                (one) => [COUNTRIES[one], mayWrite(lifeOf(world, one)).what] as const
              )
              try {
                await STEP[name](world, country)
                await settle(world)
                await look(world)
                for (const change of await two.changes()) {
                  sent += 1
                  for (const id of change.marketplaceIds) {
                    const may = new Map<string, string>(permissions).get(id)
                    expect(may === "everything" || (may === "winding_up" && isZero(change))).toBe(
                      true
                    )
                  }
                }
                withheld += permissions.every(([, may]) => may === "nothing") ? 1 : 0
              } catch (error) {
                ;(error as Error).message += `\nafter ${did.slice(-12).join(", ")}`
                throw error
              }
            }
          }
          expect(sent).toBeGreaterThan(WALKS / 2)
          expect(withheld).toBeGreaterThan(WALKS / 2)
        })
      })

      // Last: the local Amazon does not get its listing back.
      describe("when Amazon refuses a zero", () => {
        beforeAll(() => local.control("DELETE", `/listings/${SELLER}/${skus[2]}`))

        const closeRefused = async () => {
          // The walk may have ended with the access revoked.
          await two.connect("de")
          await exclusive(skus[2])
          await restock(6)
          await sendStock()
          await closeStore(container, { store_id: two.ids.de, by: BY })
          await sendStock()
          expect(await two.amazon.closings.progress(two.ids.de)).toEqual({ left: 1, refused: 1 })
          expect(await stageOf("de")).toBe("closing")
        }

        it("keeps the store and goes on with its orders; a person may keep it or delete it as it is", async () => {
          await closeRefused()
          const placed = await order("de")
          await readOrders()
          await ship(placed)
          expect(await two.run(await accountId(), "order-status-update")).toBe("succeeded")
          expect(await parcelsOf(placed)).toHaveLength(1)
          await sendStock()
          expect(await stageOf("de")).toBe("closing")

          await keepStore(container, { store_id: two.ids.de, by: BY })
          expect(await stageOf("de")).toBe("active")
          await sendStock()
          expect(await two.quantityAtAmazon(skus[0])).toBeGreaterThan(0)

          await closeStore(container, { store_id: two.ids.de, by: BY })
          await deleteAmazonStoreWorkflow(container).run({ input: { id: two.ids.de } })
          expect(await stageOf("de")).toBe("deleted")
        })

        it("deletes the store when the listing is seen to be gone", async () => {
          await closeRefused()
          expect(await two.run(two.ids.de, "listing-sync")).toBe("succeeded")
          expect(await two.amazon.closings.progress(two.ids.de)).toEqual({ left: 0, refused: 0 })
          await sendStock()
          expect(await stageOf("de")).toBe("deleted")
        })
      })
    },
  })
})
