import { httpClient } from "../lib/http"

/** An order as Amazon knows it (`GET /emulator/orders`). */
export interface AmazonTruth {
  orderId: string
  sellerId: string
  marketplaceId: string
  countryCode: string
  status: "PENDING" | "UNSHIPPED" | "PARTIALLY_SHIPPED" | "SHIPPED" | "CANCELLED"
  fulfilledBy: "MERCHANT" | "AMAZON"
  importable: boolean
  /** Why a shop should not import it (now), by the local Amazon's own judgement. */
  reason: string | null
  currency: string
  grandTotal: string
  items: {
    orderItemId: string
    sku: string
    quantity: number
    quantityShipped: number
    match: "sku" | "ean" | "none"
  }[]
  packages: { carrier: string; trackingNumber: string }[]
}

/** A listing as Amazon has it; one quantity for all marketplaces of the seller. */
export interface AmazonListingTruth {
  sellerId: string
  sku: string
  /** Null: Amazon's own stock. */
  quantity: number | null
  leadTimeDays: number | null
  /** All that ever changed it, oldest first. */
  history: { source: "patch" | "order" | "cancellation"; quantityBefore: number | null }[]
}

/** Something the plugin did that Amazon allows and a seller regrets. */
export interface AmazonMistake {
  sellerId: string
  sku: string
  message: string
}

export interface AmazonProduct {
  sku: string
  /** SKU of the shop's variant; null when the shop does not sell it. */
  shopSku: string | null
  fulfilledBy: "MERCHANT" | "AMAZON"
}

/** The control API of the local Amazon: the independent witness of the smoke run. */
export function amazonControl(url: string) {
  const http = httpClient(url)
  return {
    orders: async () => (await http.get<{ orders: AmazonTruth[] }>("/emulator/orders")).orders,
    listings: async () =>
      (await http.get<{ listings: AmazonListingTruth[] }>("/emulator/listings")).listings,
    products: async () =>
      (await http.get<{ products: AmazonProduct[] }>("/emulator/catalogue")).products,
    mistakes: async () =>
      (await http.get<{ mistakes: AmazonMistake[] }>("/emulator/status")).mistakes,
    /** Buyers order now; `marketplaceId` may be a country code. */
    create: async (order: {
      marketplaceId: string
      count: number
      status: "PENDING" | "UNSHIPPED"
    }) => (await http.post<{ orders: AmazonTruth[] }>("/emulator/orders", order)).orders,
    change: (orderId: string, action: "pay" | "cancel") =>
      http.post(`/emulator/orders/${orderId}`, { action }),
  }
}

export type AmazonControl = ReturnType<typeof amazonControl>
