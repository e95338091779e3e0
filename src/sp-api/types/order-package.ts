import type { Open } from "./common"

/** A package of a merchant-fulfilled order (Orders API 2026-01-01). */
export interface OrderPackage {
  packageReferenceId: string
  createdTime?: string
  packageStatus?: {
    status: Open<"PENDING" | "IN_TRANSIT" | "SHIPPED" | "DELIVERED" | "CANCELLED" | "UNDELIVERABLE">
    detailedStatus?: string
  }
  carrier?: string
  shipTime?: string
  shippingService?: string
  trackingNumber?: string
  shipFromAddress?: {
    name?: string
    addressLine1?: string
    addressLine2?: string
    addressLine3?: string
    city?: string
    districtOrCounty?: string
    stateOrRegion?: string
    municipality?: string
    postalCode?: string
    countryCode?: string
  }
  packageItems?: { orderItemId: string; quantity: number; transparencyCodes?: string[] }[]
}
