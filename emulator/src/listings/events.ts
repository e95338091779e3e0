/** A price as notifications write it. */
export interface EventMoney {
  Amount: number
  CurrencyCode: string
}

export interface OfferCount {
  Condition: string
  FulfillmentChannel: string
  OfferCount: number
}

/** The same money in the notifications that write their names small. */
interface SmallMoney {
  amount: number
  currencyCode: string
}

export interface BuyBoxPrice {
  condition: string
  landedPrice: SmallMoney
  listingPrice: SmallMoney
  shipping: SmallMoney
}

/** Payloads of the notifications about listings, offers and Amazon's stock, by their type. */
export interface ListingEventPayloads {
  LISTINGS_ITEM_STATUS_CHANGE: {
    SellerId: string
    MarketplaceId: string
    Asin: string
    Sku: string
    CreatedDate: string
    Status: ("BUYABLE" | "DISCOVERABLE" | "DELETED")[]
  }
  LISTINGS_ITEM_ISSUES_CHANGE: {
    SellerId: string
    MarketplaceId: string
    Asin: string
    Sku: string
    /** NONE when the last issue is gone. */
    Severities: ("NONE" | "ERROR" | "WARNING")[]
    EnforcementActions: string[]
  }
  LISTINGS_ITEM_MFN_QUANTITY_CHANGE: {
    SellerId: string
    FulfillmentChannelCode: string
    Sku: string
    Quantity: number
  }
  ANY_OFFER_CHANGED: { AnyOfferChangedNotification: object }
  PRICING_HEALTH: {
    sellerId: string
    issueType: string
    offerChangeTrigger: object
    merchantOffer: object
    summary: object
  }
  FBA_INVENTORY_AVAILABILITY_CHANGES: {
    SellerId: string
    FNSKU: string
    ASIN: string
    SKU: string
    FulfillmentInventoryByMarketplace: object[]
  }
}
