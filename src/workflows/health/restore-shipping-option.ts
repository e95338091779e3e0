import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../../modules/amazon"
import { readStoreShopFacts } from "../../modules/amazon/medusa-tables/shop-facts"
import type AmazonModuleService from "../../modules/amazon/service"
import { ensureShippingOption } from "../stores/ensure-shipping-option"

/**
 * Makes the shipping option of a store anew where somebody deleted it. Does nothing where it is still
 * there, or where the stock location or the channel it belongs to is gone too.
 */
export const restoreShippingOption = async (
  container: MedusaContainer,
  storeId: string
): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const facts = await readStoreShopFacts(amazon.db.knex, storeId)
  if (facts.shipping_there || !facts.channel || !facts.location_id) {
    return
  }
  const { country_code, currency_code, sales_channel_id } =
    await amazon.retrieveAmazonStore(storeId)
  const { id } = await ensureShippingOption(container, {
    location_id: facts.location_id,
    country_code,
    currency_code,
    sales_channel_id,
  })
  await amazon.updateAmazonStores({ id: storeId, shipping_option_id: id })
}
