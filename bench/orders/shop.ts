import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { seedContext } from "../../demo/seed/context"
import { seedChannels, seedRegions, seedStore } from "../../demo/seed/shop"
import { seedWarehouses } from "../../demo/seed/warehouses"
import type { AccountRow, StoreRow } from "../../src/dataflows/types"
import { AMAZON_MODULE } from "../../src/modules/amazon"
import { rows } from "../../src/modules/amazon/lib/knex"
import type AmazonModuleService from "../../src/modules/amazon/service"
import { createAmazonStoreWorkflow } from "../../src/workflows/stores/workflows/create-amazon-store"
import type { CatalogueEntry } from "./amazon-orders"

export interface BenchShop {
  amazon: AmazonModuleService
  account: AccountRow
  stores: StoreRow[]
}

/** The demo's channels, regions and warehouses, a wide catalogue and one account with its stores. */
export const seedBenchShop = async (
  container: MedusaContainer,
  marketplaces: string[],
  catalogue: CatalogueEntry[]
): Promise<BenchShop> => {
  const context = seedContext(container)
  const channels = await seedChannels(context)
  await seedStore(context, channels)
  await seedRegions(context)
  await keepGivenTaxes(container)
  const warehouses = await seedWarehouses(context, channels)
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const account = (await amazon.createAmazonAccounts({
    region: "eu",
    selling_partner_id: "A2TULPEU0000NL",
    refresh_token: amazon.secrets.seal("Atzr|invented"),
  })) as AccountRow
  await insertCatalogue(amazon, catalogue, {
    account: account.id,
    channel: channels.amazon,
    location: warehouses.venlo,
    profile: warehouses.shippingProfile,
  })
  for (const marketplace_id of marketplaces) {
    const { result } = await createAmazonStoreWorkflow(container).run({
      input: {
        name: `Amazon ${marketplace_id}`,
        marketplace_id,
        sales_channel_id: channels.amazon,
      },
    })
    await amazon.updateAmazonStores({ id: result.id, account_id: account.id, status: "active" })
    await amazon.dataflows.acknowledge(result.id, ["stock-update", "full-stock-update"], {
      text: "stock-1",
      by: null,
    })
  }
  return readBenchShop(amazon)
}

export const readBenchShop = async (amazon: AmazonModuleService): Promise<BenchShop> => {
  const [account] = await amazon.listAmazonAccounts({}, { take: 1 })
  const stores = await amazon.listAmazonStores({}, { take: null })
  return { amazon, account: account as AccountRow, stores: stores as unknown as StoreRow[] }
}

/** Else Medusa's workflow replaces Amazon's taxes by its own, and the results were not the same. */
const keepGivenTaxes = async (container: MedusaContainer) => {
  const regions = container.resolve(Modules.REGION)
  await regions.updateRegions({}, { automatic_taxes: false })
}

/** By SQL, as it is only the scenery: variants with an inventory item, a level and an offer each. */
const insertCatalogue = async (
  { db }: AmazonModuleService,
  catalogue: CatalogueEntry[],
  ids: { account: string; channel: string; location: string; profile: string }
): Promise<void> => {
  const entries = `jsonb_to_recordset(cast(:entries as jsonb)) as e (sku text, title text)`
  const bindings = { entries: JSON.stringify(catalogue), ...ids }
  const statements = [
    `insert into product (id, title, handle, status)
     select 'prod_' || sku, title, lower(sku), 'published' from ${entries}`,
    `insert into product_sales_channel (id, product_id, sales_channel_id)
     select 'prodsc_' || sku, 'prod_' || sku, :channel from ${entries}`,
    `insert into product_shipping_profile (id, product_id, shipping_profile_id)
     select 'prodsp_' || sku, 'prod_' || sku, :profile from ${entries}`,
    `insert into product_variant (id, title, sku, product_id, manage_inventory)
     select 'variant_' || sku, title, sku, 'prod_' || sku, true from ${entries}`,
    `insert into inventory_item (id, sku, title) select 'iitem_' || sku, sku, title from ${entries}`,
    `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity,
       raw_stocked_quantity, raw_reserved_quantity, raw_incoming_quantity)
     select 'ilev_' || sku, 'iitem_' || sku, :location, 100000,
       '{"value": "100000", "precision": 20}', '{"value": "0", "precision": 20}',
       '{"value": "0", "precision": 20}' from ${entries}`,
    `insert into product_variant_inventory_item (id, variant_id, inventory_item_id)
     select 'pvitem_' || sku, 'variant_' || sku, 'iitem_' || sku from ${entries}`,
    `insert into amazon_sku (id, account_id, seller_sku, variant_id, fulfilment)
     select 'amzsku_' || sku, :account, sku, 'variant_' || sku, 'merchant' from ${entries}`,
    `analyze`,
  ]
  for (const statement of statements) {
    await rows(db.knex, statement, bindings)
  }
}
