import type { ListingsItem } from "../../sp-api"

export interface ReadListing {
  seller_sku: string
  asin: string | null
  title: string | null
  image_url: string | null
  product_type: string | null
  amazon_status: string[]
  identifiers: Record<string, string[]> | null
  price: string | null
  currency_code: string | null
  issue_count: number
  issues: unknown
  fulfilment: "merchant" | "amazon" | "unknown"
  quantity: number | null
  lead_time_days: number | null
}

type Attribute = Record<string, unknown>

const attribute = (item: ListingsItem, name: string): Attribute[] => {
  const value = (item.attributes as Record<string, unknown> | undefined)?.[name]
  return Array.isArray(value) ? (value as Attribute[]) : []
}

/** `externally_assigned_product_identifier` gives type and value; types in Amazon's writing, upper case. */
const readIdentifiers = (item: ListingsItem): Record<string, string[]> | null => {
  const found: Record<string, string[]> = {}
  for (const entry of attribute(item, "externally_assigned_product_identifier")) {
    if (typeof entry.type === "string" && typeof entry.value === "string") {
      const type = entry.type.toUpperCase()
      found[type] = [...(found[type] ?? []), entry.value]
    }
  }
  return Object.keys(found).length ? found : null
}

/**
 * Amazon's word on who fulfils: `fulfillmentAvailability` names the channel (`DEFAULT` is the
 * merchant, `AMAZON_EU` and the like are Amazon). Never guessed from a default.
 */
const readFulfilment = (item: ListingsItem): ReadListing["fulfilment"] => {
  const channels = (item.fulfillmentAvailability ?? []).map((entry) => entry.fulfillmentChannelCode)
  if (channels.some((code) => code.startsWith("AMAZON"))) {
    return "amazon"
  }
  return channels.includes("DEFAULT") ? "merchant" : "unknown"
}

/** What the product keeps of a listing read in one marketplace. */
export const readListing = (item: ListingsItem, marketplaceId: string): ReadListing => {
  const summary =
    item.summaries?.find((entry) => entry.marketplaceId === marketplaceId) ?? item.summaries?.[0]
  const offer = item.offers?.find(
    (entry) => entry.marketplaceId === marketplaceId && entry.offerType === "B2C"
  )
  const merchant = item.fulfillmentAvailability?.find(
    (entry) => entry.fulfillmentChannelCode === "DEFAULT"
  )
  const leadTime = attribute(item, "fulfillment_availability").find(
    (entry) => entry.fulfillment_channel_code === "DEFAULT"
  )?.lead_time_to_ship_max_days
  return {
    seller_sku: item.sku,
    asin: summary?.asin ?? null,
    title: summary?.itemName ?? null,
    image_url: summary?.mainImage?.link ?? null,
    product_type: summary?.productType ?? null,
    amazon_status: summary?.status ?? [],
    identifiers: readIdentifiers(item),
    price: offer ? String(offer.price.amount) : null,
    currency_code: offer?.price.currencyCode ?? null,
    issue_count: item.issues?.length ?? 0,
    issues: item.issues ?? [],
    fulfilment: readFulfilment(item),
    quantity: merchant?.quantity ?? null,
    lead_time_days: typeof leadTime === "number" ? leadTime : null,
  }
}
