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
  shipFromAddress?: Record<string, string | undefined>
  packageItems?: { orderItemId: string; quantity: number; transparencyCodes?: string[] }[]
}
