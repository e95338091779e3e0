import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { AccountRow, StoreRow } from "../../../src/dataflows/types"
import type { AmazonOrder } from "../../../src/domain/orders"
import { AMAZON_MODULE } from "../../../src/modules/amazon"
import type AmazonModuleService from "../../../src/modules/amazon/service"
import { importInbox } from "../../../src/workflows/orders/import-inbox"
import { toInboxMessage } from "../../../src/workflows/orders/to-inbox-message"
import { createAmazonStoreWorkflow } from "../../../src/workflows/stores/workflows/create-amazon-store"
import { startStock } from "../../helpers/start-stock"
import type { Shop } from "./shop"

export const MARKETPLACES = { de: "A1PA6795UKMFR9", jp: "A1VC38T7YXB528", us: "ATVPDKIKX0DER" }
type Country = keyof typeof MARKETPLACES

export interface Stores {
  amazon: AmazonModuleService
  account: AccountRow
  byCountry: Record<Country, StoreRow>
}

/** One account with stores in three currencies; Amazon itself takes no part. */
export const seedStores = async (container: MedusaContainer, shop: Shop): Promise<Stores> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const account = await amazon.createAmazonAccounts({
    region: "eu",
    selling_partner_id: "A2TULPEU0000NL",
    refresh_token: amazon.secrets.seal("Atzr|invented"),
  })
  const byCountry: Partial<Stores["byCountry"]> = {}
  for (const [country, marketplace_id] of Object.entries(MARKETPLACES)) {
    const { result } = await createAmazonStoreWorkflow(container).run({
      input: { name: `Amazon ${country}`, marketplace_id, sales_channel_id: shop.channelId },
    })
    await startStock(amazon, result.id)
    byCountry[country as Country] = (await amazon.updateAmazonStores({
      id: result.id,
      account_id: account.id,
      status: "active",
    })) as unknown as StoreRow
  }
  return { amazon, account: account as AccountRow, byCountry: byCountry as Stores["byCountry"] }
}

/** What a dataflow gets, without schedule and lease. */
export const aContext = (container: MedusaContainer, { amazon, account, byCountry }: Stores) => ({
  container,
  amazon,
  account,
  stores: Object.values(byCountry),
  logger: container.resolve(ContainerRegistrationKeys.LOGGER),
  cursor: null,
  saveCursor: async () => undefined,
  count: () => undefined,
  deadline: new Date(Date.now() + 300_000),
  signal: new AbortController().signal,
})

/** Amazon tells of orders. */
export const tell = (stores: Stores, ...orders: AmazonOrder[]) =>
  stores.amazon.inbox.store(
    stores.account.id,
    orders.map((order) =>
      toInboxMessage(
        order,
        (id) =>
          Object.values(stores.byCountry).find((store) => store.marketplace_id === id)?.id ?? null,
        stores.amazon.secrets,
        "poll"
      )
    )
  )

export const runImport = (container: MedusaContainer, stores: Stores) =>
  importInbox(aContext(container, stores))

/** An importer died: its rows may be taken over. Also ends the pause of orders to be tried again. */
export const expireLeases = (amazon: AmazonModuleService) =>
  amazon.db.knex.raw(`update amazon_order set lease_until = now() - interval '1 second'`)
