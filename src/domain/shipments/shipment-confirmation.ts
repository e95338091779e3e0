import { chooseCarrier } from "./carriers"

export interface ShipmentFacts {
  marketplace_id: string
  package_reference_id: string
  shipped_at: Date
  placed_at: Date
  /** Name of the carrier as the shop knows it (fulfilment metadata or data). */
  carrier_name: string | null
  shipping_method: string | null
  labels: { tracking_number: string | null; tracking_url: string | null }[]
  /** Quantities per Medusa line item. */
  items: { line_item_id: string; quantity: number }[]
  /** Which Amazon item each Medusa line item was made of. */
  amazon_items: { amazon_order_item_id: string; line_item_ids: string[] }[]
}

export type ShipmentConfirmation =
  | {
      kind: "confirm"
      body: ConfirmationBody
      /** Further tracking numbers of the fulfilment, for which Amazon has no place. */
      tracking_left_out: number
    }
  | { kind: "refuse"; code: "tracking_missing" | "no_amazon_items" }

export interface ConfirmationBody {
  marketplaceId: string
  packageDetail: {
    packageReferenceId: string
    carrierCode: string
    carrierName?: string
    shippingMethod?: string
    trackingNumber: string
    shipDate: string
    orderItems: { orderItemId: string; quantity: number }[]
  }
}

/**
 * `confirmShipment` (Orders v0) for one parcel. Units of the two Medusa lines that one Amazon item may
 * have become are summed. Amazon refuses a ship date before the order or in the future.
 */
export const shipmentConfirmation = (facts: ShipmentFacts, now: Date): ShipmentConfirmation => {
  const label = facts.labels.find((entry) => entry.tracking_number?.trim())
  const trackingNumber = label?.tracking_number?.trim()
  if (!label || !trackingNumber) {
    return { kind: "refuse", code: "tracking_missing" }
  }
  const numbers = new Set(facts.labels.flatMap((entry) => entry.tracking_number?.trim() || []))
  const orderItems = facts.amazon_items
    .map((item) => ({
      orderItemId: item.amazon_order_item_id,
      quantity: facts.items
        .filter((entry) => item.line_item_ids.includes(entry.line_item_id))
        .reduce((sum, entry) => sum + entry.quantity, 0),
    }))
    .filter((item) => item.quantity > 0)
  if (!orderItems.length) {
    return { kind: "refuse", code: "no_amazon_items" }
  }
  const shipDate = new Date(
    // Where the clocks differ, Amazon's order is what it compares with.
    Math.max(Math.min(facts.shipped_at.getTime(), now.getTime()), facts.placed_at.getTime())
  )
  return {
    kind: "confirm",
    body: {
      marketplaceId: facts.marketplace_id,
      packageDetail: {
        packageReferenceId: facts.package_reference_id,
        ...chooseCarrier({
          name: facts.carrier_name,
          tracking_url: label.tracking_url,
          shipping_method: facts.shipping_method,
        }),
        ...(facts.shipping_method ? { shippingMethod: facts.shipping_method } : {}),
        trackingNumber,
        shipDate: shipDate.toISOString(),
        orderItems,
      },
    },
    tracking_left_out: numbers.size - 1,
  }
}
