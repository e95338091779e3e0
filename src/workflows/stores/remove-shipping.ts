import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  deleteFulfillmentSetsWorkflow,
  deleteServiceZonesWorkflow,
  deleteShippingOptionsWorkflow,
} from "@medusajs/medusa/core-flows"
import { AMAZON_MODULE } from "../../modules/amazon"
import { rows } from "../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../modules/amazon/service"

export const PROVIDER = "manual_manual"

/** What was not there before; taken away again when the store is not made after all. */
export interface MadeForShipping {
  shipping_profile_id?: string
  provider_at?: string
  fulfillment_set_id?: string
  service_zone_id?: string
  shipping_option_id?: string
}

export const providerAt = (locationId: string) => ({
  [Modules.STOCK_LOCATION]: { stock_location_id: locationId },
  [Modules.FULFILLMENT]: { fulfillment_provider_id: PROVIDER },
})

/** Takes away what was made for a store that is not there after all, unless another store uses it. */
export const removeShipping = async (
  container: MedusaContainer,
  made: MadeForShipping
): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  if (made.shipping_option_id && (await isUsed(amazon, made.shipping_option_id))) {
    return
  }
  if (made.shipping_option_id) {
    await deleteShippingOptionsWorkflow(container).run({
      input: { ids: [made.shipping_option_id] },
    })
  }
  if (made.service_zone_id) {
    await deleteServiceZonesWorkflow(container).run({ input: { ids: [made.service_zone_id] } })
  }
  if (made.fulfillment_set_id) {
    await deleteFulfillmentSetsWorkflow(container).run({
      input: { ids: [made.fulfillment_set_id] },
    })
  }
  if (made.provider_at) {
    await container.resolve(ContainerRegistrationKeys.LINK).dismiss(providerAt(made.provider_at))
  }
  if (made.shipping_profile_id) {
    await container.resolve(Modules.FULFILLMENT).deleteShippingProfiles([made.shipping_profile_id])
  }
}

/** By a store whose option stands in the same service zone. */
const isUsed = async (amazon: AmazonModuleService, shippingOptionId: string): Promise<boolean> => {
  const used = await rows(
    amazon.db.knex,
    `select 1 from amazon_store s
     join shipping_option o on o.id = s.shipping_option_id
     where s.deleted_at is null
       and o.service_zone_id = (select service_zone_id from shipping_option where id = ?)`,
    [shippingOptionId]
  )
  return used.length > 0
}
