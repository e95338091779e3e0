import type { Open } from "./common"

/* FBA Inventory API v1, names as Amazon's. */

export interface GetInventorySummariesParameters {
  marketplaceId: string
  /** Adds `inventoryDetails`. */
  details?: boolean
  /**
   * What changed since then, at most 18 months ago; changes of inbound quantities are not seen, and
   * SKUs are ignored. To be given again with each page's token.
   */
  startDateTime?: Date | string
  /** At most 50, none with a comma. */
  sellerSkus?: string[]
  sellerSku?: string
  /** Of the page before; expires 30 seconds after it was made. */
  nextToken?: string
}

export interface GetInventorySummariesResponse {
  payload: {
    granularity: { granularityType?: Open<"Marketplace">; granularityId?: string }
    inventorySummaries: InventorySummary[]
  }
  pagination?: { nextToken?: string }
}

export interface InventorySummary {
  asin?: string
  fnSku?: string
  sellerSku?: string
  condition?: string
  inventoryDetails?: FbaInventoryDetails
  /** ISO 8601 instant. */
  lastUpdatedTime?: string
  productName?: string
  totalQuantity?: number
  stores?: string[]
}

export interface FbaInventoryDetails {
  fulfillableQuantity?: number
  inboundWorkingQuantity?: number
  inboundShippedQuantity?: number
  inboundReceivingQuantity?: number
  reservedQuantity?: {
    totalReservedQuantity?: number
    pendingCustomerOrderQuantity?: number
    pendingTransshipmentQuantity?: number
    fcProcessingQuantity?: number
  }
  researchingQuantity?: {
    totalResearchingQuantity?: number
    researchingQuantityBreakdown?: {
      name: Open<
        | "researchingQuantityInShortTerm"
        | "researchingQuantityInMidTerm"
        | "researchingQuantityInLongTerm"
      >
      quantity: number
    }[]
  }
  unfulfillableQuantity?: {
    totalUnfulfillableQuantity?: number
    customerDamagedQuantity?: number
    warehouseDamagedQuantity?: number
    distributorDamagedQuantity?: number
    carrierDamagedQuantity?: number
    defectiveQuantity?: number
    expiredQuantity?: number
  }
}
