import type { Emulator } from "../emulator.js"
import type { ListingRecord } from "../listings/types.js"
import { unfulfillableOf } from "./stock.js"

/** Says that Amazon's stock of a SKU has changed, with what it is now in each marketplace. */
export function tellStockChange(emulator: Emulator, listing: ListingRecord, at: number): void {
  const { fba, fnSku } = listing
  if (!fba || fnSku === null) {
    return
  }
  const inventory = {
    InboundQuantityBreakdown: {
      Working: fba.inboundWorking,
      Shipped: fba.inboundShipped,
      Receiving: fba.inboundReceiving,
    },
    Fulfillable: fba.fulfillable,
    Unfulfillable: unfulfillableOf(fba),
    Researching: fba.researching,
    ReservedQuantityBreakdown: {
      WarehouseProcessing: fba.fcProcessing,
      WarehouseTransfer: fba.pendingTransshipment,
      PendingCustomerOrder: fba.pendingCustomerOrder,
    },
    FutureSupplyBuyable: 0,
    PendingCustomerOrderInTransit: 0,
  }
  emulator.events.emit({
    type: "FBA_INVENTORY_AVAILABILITY_CHANGES",
    at,
    sellerId: listing.sellerId,
    marketplaceId: null,
    payload: {
      SellerId: listing.sellerId,
      FNSKU: fnSku,
      ASIN: listing.asin,
      SKU: listing.sku,
      FulfillmentInventoryByMarketplace: listing.marketplaceIds.map((MarketplaceId) => ({
        MarketplaceId,
        ItemName: listing.title,
        FulfillmentInventory: inventory,
        Stores: [],
      })),
    },
  })
}
