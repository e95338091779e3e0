import { toIso } from "../core/clock.js"
import { textOf } from "../listings/attributes.js"
import type { ListingRecord } from "../listings/types.js"
import { reservedOf, totalOf, unfulfillableOf } from "./stock.js"
import type { FbaStock } from "./types.js"

/** A SKU's stock as FBA Inventory v1 summarizes it. */
export function presentSummary(listing: ListingRecord, stock: FbaStock, withDetails: boolean) {
  return {
    asin: listing.asin,
    fnSku: listing.fnSku ?? "",
    sellerSku: listing.sku,
    condition: conditionOf(textOf(listing.attributes, "condition_type") ?? "new_new"),
    ...(withDetails && { inventoryDetails: details(stock) }),
    lastUpdatedTime: toIso(stock.updatedAt),
    productName: listing.title,
    totalQuantity: totalOf(stock),
    stores: [],
  }
}

/** "NewItem", "UsedVeryGood", as this API writes conditions. */
function conditionOf(conditionType: string): string {
  if (conditionType === "new_new") {
    return "NewItem"
  }
  const words = conditionType.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return words.join("")
}

function details(stock: FbaStock) {
  return {
    fulfillableQuantity: stock.fulfillable,
    inboundWorkingQuantity: stock.inboundWorking,
    inboundShippedQuantity: stock.inboundShipped,
    inboundReceivingQuantity: stock.inboundReceiving,
    reservedQuantity: {
      totalReservedQuantity: reservedOf(stock),
      pendingCustomerOrderQuantity: stock.pendingCustomerOrder,
      pendingTransshipmentQuantity: stock.pendingTransshipment,
      fcProcessingQuantity: stock.fcProcessing,
    },
    researchingQuantity: {
      totalResearchingQuantity: stock.researching,
      researchingQuantityBreakdown: [
        { name: "researchingQuantityInShortTerm", quantity: stock.researching },
        { name: "researchingQuantityInMidTerm", quantity: 0 },
        { name: "researchingQuantityInLongTerm", quantity: 0 },
      ],
    },
    unfulfillableQuantity: {
      totalUnfulfillableQuantity: unfulfillableOf(stock),
      customerDamagedQuantity: stock.customerDamaged,
      warehouseDamagedQuantity: stock.warehouseDamaged,
      distributorDamagedQuantity: 0,
      carrierDamagedQuantity: 0,
      defectiveQuantity: 0,
      expiredQuantity: stock.expired,
    },
  }
}
