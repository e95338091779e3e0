import type { Places } from "./facts"
import { fail, ok, unknown, warn, type Finding } from "./verdict"

const CHANNELS = "/settings/sales-channels"
const LOCATIONS = "/settings/locations"
const REGIONS = "/settings/regions"

/** @param channel null: deleted */
export const judgeSalesChannel = (
  channel: { name: string; disabled: boolean } | null,
  { store }: Pick<Places, "store">
): Finding => {
  if (!channel) {
    return fail("channel_gone", { code: "other_store", action: "open_store", link: store })
  }
  const { name, disabled } = channel
  const remedy = { code: "enable_channel", action: "sales_channels" as const, link: CHANNELS }
  return disabled ? fail("channel_disabled", remedy, { name }) : ok("channel_there", { name })
}

/** @param chosen how many the store uses; @param there how many of these exist */
export const judgeLocations = (
  { chosen, there }: { chosen: number; there: number },
  { store }: Pick<Places, "store">
): Finding => {
  if (!there) {
    const remedy = { code: "make_location", action: "locations" as const, link: LOCATIONS }
    return fail("locations_none", remedy)
  }
  return there < chosen
    ? warn(
        "locations_gone",
        { code: "choose_locations", action: "open_store", link: `${store}/edit` },
        { count: chosen - there }
      )
    : ok("locations_there", { count: there })
}

/** Imported orders carry a shipping method of this option. */
export const judgeShippingOption = (there: boolean): Finding =>
  there
    ? ok("shipping_there")
    : fail("shipping_gone", { code: "restore_shipping", action: "check_again" })

/** @param without products that have no shipping profile, which fulfilment needs */
export const judgeShippingProfile = ({
  products,
  without,
}: {
  products: number
  without: number
}): Finding =>
  without
    ? warn(
        "profile_missing",
        { code: "set_profile", action: "products", link: "/products" },
        { count: without, total: products }
      )
    : ok("profile_there", { total: products })

/** A region of the store's currency: orders are made in it. */
export const judgeRegion = (
  region: "of_country" | "of_currency" | null,
  { currency, country }: { currency: string; country: string }
): Finding => {
  const parameters = { currency, country }
  if (region === "of_country") {
    return ok("region_of_country", parameters)
  }
  return region === "of_currency"
    ? ok("region_of_currency", parameters)
    : fail("region_missing", { code: "make_region", action: "regions", link: REGIONS }, parameters)
}

/** Listings of the store whose product in the shop is known. */
export const judgeProducts = (
  { listings, unlinked }: { listings: number; unlinked: number },
  { unlinked: link }: Pick<Places, "unlinked">
): Finding => {
  const remedy = { code: "link_products", action: "listings" as const, link }
  if (!listings) {
    return ok("listings_none")
  }
  return unlinked
    ? warn("products_unlinked", remedy, { count: unlinked, total: listings })
    : ok("products_linked", { total: listings })
}

/** How many variants have what listings are matched by. */
export const judgeIdentifiers = ({
  variants,
  sku,
  ean,
}: {
  variants: number
  sku: number
  ean: number
}): Finding => {
  const parameters = { total: variants, sku, ean }
  const remedy = { code: "fill_identifiers", action: "products" as const, link: "/products" }
  if (!variants) {
    return warn("catalogue_empty", remedy)
  }
  return sku < variants && ean < variants
    ? warn("identifiers_partly", remedy, parameters)
    : ok("identifiers_filled", parameters)
}

/** @param served enabled channels that a stock location serves, of all enabled ones */
export const judgeChannels = ({
  channels,
  served,
}: {
  channels: number
  served: number
}): Finding => {
  if (!channels) {
    const remedy = { code: "make_channel", action: "sales_channels" as const, link: CHANNELS }
    return fail("channels_none", remedy)
  }
  const remedy = { code: "link_location", action: "locations" as const, link: LOCATIONS }
  return served
    ? ok("channels_served", { count: served })
    : fail("channels_unserved", remedy, { count: channels })
}

/** @param count stock locations of the shop */
export const judgeShopLocations = (count: number): Finding =>
  count
    ? ok("locations_there", { count })
    : fail("locations_none", { code: "make_location", action: "locations", link: LOCATIONS })

/** @param count stores that were added, connected or not */
export const judgeAdded = (count: number): Finding =>
  count ? ok("stores_added", { count }) : unknown("stores_none")

/** How many of the stores Amazon lets in. */
export const judgeConnected = ({
  added,
  connected,
}: {
  added: number
  connected: number
}): Finding => {
  if (connected) {
    return ok("stores_connected", { count: connected })
  }
  return added ? unknown("stores_waiting", { count: added }) : unknown("stores_none")
}
