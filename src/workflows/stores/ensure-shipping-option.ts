import { setTimeout as pause } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createLocationFulfillmentSetWorkflow,
  createServiceZonesWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
} from "@medusajs/medusa/core-flows"
import { AMAZON_MODULE } from "../../modules/amazon"
import { rows } from "../../modules/amazon/lib/knex"
import { notAllowed } from "../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../modules/amazon/service"
import { PROVIDER, providerAt, removeShipping, type MadeForShipping } from "./remove-shipping"

const LEASE_SECONDS = 30
/** Two stores added at once wait for each other, a little less than a browser waits. */
const MOST_TURNS = 100
const TURN_MS = 200

interface Place {
  location_id: string
  country_code: string
  currency_code: string
  sales_channel_id: string
}

/**
 * Every imported shipping method needs a shipping option of the products' profile: without one,
 * fulfilment picks any option or fails. Ours is hidden from the storefront, costs nothing and uses the
 * manual provider; a fulfilment set named "Amazon" per stock location carries it. Made one at a time
 * per location; what was made before a failure is taken away again.
 * @returns the option's id, and what had to be made for it.
 */
export const ensureShippingOption = async (
  container: MedusaContainer,
  place: Place
): Promise<{ id: string; made: MadeForShipping }> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const leased = await amazon.leases.run(`shipping:${place.location_id}`, LEASE_SECONDS, () =>
      makeOption(container, amazon, place)
    )
    if (leased.ran) {
      return leased.result
    }
    await pause(TURN_MS)
  }
  throw notAllowed(
    "store_being_added",
    "Another store with the same stock location is being added at this moment. Try again in a minute."
  )
}

const makeOption = async (
  container: MedusaContainer,
  amazon: AmazonModuleService,
  place: Place
): Promise<{ id: string; made: MadeForShipping }> => {
  const made: MadeForShipping = {}
  try {
    return { id: await findOrMakeOption(container, amazon, place, made), made }
  } catch (error) {
    await removeShipping(container, made)
    throw error
  }
}

const findOrMakeOption = async (
  container: MedusaContainer,
  amazon: AmazonModuleService,
  place: Place,
  made: MadeForShipping
): Promise<string> => {
  const zoneId = await ensureServiceZone(container, amazon, place, made)
  const profileId = await chooseProfile(container, amazon, place.sales_channel_id, made)
  const name = `Amazon ${place.country_code}`
  const [present] = await rows<{ id: string }>(
    amazon.db.knex,
    `select id from shipping_option where service_zone_id = ? and shipping_profile_id = ? and name = ?
       and deleted_at is null`,
    [zoneId, profileId, name]
  )
  if (present) {
    return present.id
  }
  const { result } = await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name,
        service_zone_id: zoneId,
        shipping_profile_id: profileId,
        provider_id: PROVIDER,
        price_type: "flat",
        type: {
          label: "Amazon",
          description: "Chosen by the buyer at Amazon",
          code: `amazon-${place.country_code.toLowerCase()}`,
        },
        prices: [{ currency_code: place.currency_code.toLowerCase(), amount: 0 }],
        rules: [
          { attribute: "enabled_in_store", operator: "eq", value: "false" },
          { attribute: "is_return", operator: "eq", value: "false" },
        ],
      },
    ],
  })
  made.shipping_option_id = result[0].id
  return result[0].id
}

const ensureServiceZone = async (
  container: MedusaContainer,
  amazon: AmazonModuleService,
  place: Place,
  made: MadeForShipping
): Promise<string> => {
  const [location] = await rows<{
    id: string
    name: string
    set_id: string | null
    zone_id: string | null
  }>(
    amazon.db.knex,
    `select l.id, l.name, s.id as set_id, z.id as zone_id
     from stock_location l
     left join fulfillment_set s on s.name = 'Amazon (' || l.id || ')' and s.deleted_at is null
     left join service_zone z on z.fulfillment_set_id = s.id and z.deleted_at is null
     where l.id = ? limit 1`,
    [place.location_id]
  )
  if (location.zone_id) {
    return location.zone_id
  }
  await enableProvider(container, amazon, place.location_id, made)
  const setName = `Amazon (${location.id})`
  let setId = location.set_id
  if (!setId) {
    await createLocationFulfillmentSetWorkflow(container).run({
      input: {
        location_id: location.id,
        fulfillment_set_data: { name: setName, type: "shipping" },
      },
    })
    const [found] = await rows<{ id: string }>(
      amazon.db.knex,
      `select id from fulfillment_set where name = ? and deleted_at is null`,
      [setName]
    )
    setId = found.id
    made.fulfillment_set_id = found.id
  }
  const { result } = await createServiceZonesWorkflow(container).run({
    input: {
      data: [
        {
          name: `Amazon (${location.id})`,
          fulfillment_set_id: setId,
          geo_zones: [{ type: "country", country_code: place.country_code.toLowerCase() }],
        },
      ],
    },
  })
  made.service_zone_id = result[0].id
  return result[0].id
}

/** Medusa wants the provider enabled at the location before an option may use it. */
const enableProvider = async (
  container: MedusaContainer,
  amazon: AmazonModuleService,
  locationId: string,
  made: MadeForShipping
): Promise<void> => {
  const enabled = await rows(
    amazon.db.knex,
    `select 1 from location_fulfillment_provider
     where stock_location_id = ? and fulfillment_provider_id = ? and deleted_at is null`,
    [locationId, PROVIDER]
  )
  if (!enabled.length) {
    await container.resolve(ContainerRegistrationKeys.LINK).create(providerAt(locationId))
    made.provider_at = locationId
  }
}

/** The profile most products of the channel have; an order's option must have the products' profile. */
const chooseProfile = async (
  container: MedusaContainer,
  amazon: AmazonModuleService,
  salesChannelId: string,
  made: MadeForShipping
): Promise<string> => {
  const [profile] = await rows<{ id: string }>(
    amazon.db.knex,
    `select p.id from shipping_profile p
     left join product_shipping_profile l on l.shipping_profile_id = p.id and l.deleted_at is null
     left join product_sales_channel c on c.product_id = l.product_id and c.sales_channel_id = ?
       and c.deleted_at is null
     where p.deleted_at is null
     group by p.id order by count(c.product_id) desc, (p.type = 'default') desc, p.created_at limit 1`,
    [salesChannelId]
  )
  if (profile) {
    return profile.id
  }
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Default", type: "default" }] },
  })
  made.shipping_profile_id = result[0].id
  return result[0].id
}
