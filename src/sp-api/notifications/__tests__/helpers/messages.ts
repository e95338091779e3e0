/** Notifications as Amazon's published examples show them. */
export const pascal = (
  type: string,
  payloadVersion: string,
  Payload: unknown,
  id = `id-of-${type}`
) => ({
  NotificationVersion: "1.0",
  NotificationType: type,
  PayloadVersion: payloadVersion,
  EventTime: "2026-11-02T08:00:00.000Z",
  Payload,
  NotificationMetadata: {
    ApplicationId: "amzn1.sellerapps.app.test",
    SubscriptionId: "subscription-1",
    PublishTime: "2026-11-02T08:00:02.500Z",
    NotificationId: id,
  },
})

export const camel = (type: string, payloadVersion: string, payload: unknown) => ({
  notificationVersion: "1.0",
  notificationType: type,
  payloadVersion,
  eventTime: "2026-11-02T08:00:00.000Z",
  payload,
  notificationMetadata: {
    applicationId: "amzn1.sellerapps.app.test",
    subscriptionId: "subscription-1",
    publishTime: "2026-11-02T08:00:02.500Z",
    notificationId: `id-of-${type}`,
  },
})

const ORDER = {
  OrderChangeNotification: {
    NotificationLevel: "OrderLevel",
    SellerId: "A3TH9S8BH6GOGM",
    AmazonOrderId: "903-8868176-2219830",
    OrderChangeType: "BuyerRequestedChange",
    OrderChangeTrigger: {
      TimeOfOrderChange: "2026-11-02T07:59:58.284Z",
      ChangeReason: "Buyer Requested Cancel",
    },
    Summary: {
      MarketplaceId: "A1PA6795UKMFR9",
      OrderStatus: "Unshipped",
      PurchaseDate: "2026-11-01T19:42:04.284Z",
      DestinationPostalCode: "48110",
      FulfillmentType: "MFN",
      OrderType: "StandardOrder",
      OrderItems: [{ OrderItemId: "1", SellerSKU: "MUG", SupplySourceId: null, Quantity: 1 }],
    },
  },
}
const LISTING = { SellerId: "A3AYAZLIQ7AX77", MarketplaceId: "A1PA6795UKMFR9", Asin: "BT6RZ7JM4H" }
const FINISHED = { sellerId: "A3TH9S8BH6GOGM", accountId: "amzn1.merchant.o.A3TH9S8BH6GOGM" }
const OFFER = { asin: "B007IBIWZY", itemCondition: "new", marketplaceId: "A1PA6795UKMFR9" }

export const ORDER_CHANGE = pascal("ORDER_CHANGE", "1.0", ORDER)

/** One of each understood type. */
export const NOTIFICATIONS = {
  ORDER_CHANGE,
  LISTINGS_ITEM_STATUS_CHANGE: pascal("LISTINGS_ITEM_STATUS_CHANGE", "1.0", {
    ...LISTING,
    Sku: "NLS-SHOES-03",
    CreatedDate: "2026-10-01T00:00:00Z",
    Status: ["BUYABLE", "DISCOVERABLE"],
  }),
  LISTINGS_ITEM_ISSUES_CHANGE: pascal("LISTINGS_ITEM_ISSUES_CHANGE", "2023-12-13", {
    ...LISTING,
    Sku: "NLS-SHOES-03",
    Severities: ["ERROR", "WARNING"],
    EnforcementActions: ["SEARCH_SUPPRESSED"],
  }),
  FEED_PROCESSING_FINISHED: camel("FEED_PROCESSING_FINISHED", "2020-09-04", {
    feedProcessingFinishedNotification: {
      ...FINISHED,
      feedId: "53347018456",
      feedType: "JSON_LISTINGS_FEED",
      processingStatus: "DONE",
      resultFeedDocumentId: "amzn1.tortuga.3.feed",
    },
  }),
  REPORT_PROCESSING_FINISHED: camel("REPORT_PROCESSING_FINISHED", "2020-09-04", {
    reportProcessingFinishedNotification: {
      accountId: "amzn1.vg.6213651",
      reportId: "54517018502",
      reportType: "GET_MERCHANT_LISTINGS_ALL_DATA",
      processingStatus: "CANCELLED",
    },
  }),
  ACCOUNT_STATUS_CHANGED: camel("ACCOUNT_STATUS_CHANGED", "2021-01-01", {
    accountStatusChangeNotification: {
      previousAccountStatus: "NORMAL",
      currentAccountStatus: "AT_RISK",
    },
  }),
  ANY_OFFER_CHANGED: pascal("ANY_OFFER_CHANGED", "1.0", {
    AnyOfferChangedNotification: {
      SellerId: "A3TH9S8BH6GOGM",
      OfferChangeTrigger: {
        MarketplaceId: "A1PA6795UKMFR9",
        ASIN: "B007IBIWZY",
        ItemCondition: "New",
        TimeOfOfferChange: "2026-11-02T07:59:00Z",
        OfferChangeType: "Internal",
      },
      Summary: {},
      Offers: [{ SellerId: "111", ListingPrice: { Amount: 23, CurrencyCode: "EUR" } }],
    },
  }),
  PRICING_HEALTH: camel("PRICING_HEALTH", "1.0", {
    issueType: "BuyBoxDisqualification",
    sellerId: "A3EZFOFNDPFB8R",
    offerChangeTrigger: { ...OFFER, timeOfOfferChange: "2026-11-02T07:59:00Z" },
  }),
  FBA_INVENTORY_AVAILABILITY_CHANGES: pascal("FBA_INVENTORY_AVAILABILITY_CHANGES", "1.0", {
    SellerId: "A3TH9S8BH6GOGM",
    FNSKU: "X0001",
    ASIN: "B007IBIWZY",
    SKU: "MUG-FBA",
    FulfillmentInventoryByMarketplace: [
      { MarketplaceId: "A1PA6795UKMFR9", FulfillmentInventory: { Fulfillable: 7 } },
    ],
  }),
  APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY: camel(
    "APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY",
    "2023-11-30",
    {
      applicationOAuthClientSecretExpiry: {
        clientId: "amzn1.application-oa2-client.test",
        clientSecretExpiryTime: "2026-12-24T22:06:39.224Z",
        clientSecretExpiryReason: "PERIODIC_ROTATION",
      },
    }
  ),
  APPLICATION_OAUTH_CLIENT_NEW_SECRET: camel("APPLICATION_OAUTH_CLIENT_NEW_SECRET", "2023-11-30", {
    applicationOAuthClientNewSecret: {
      clientId: "amzn1.application-oa2-client.test",
      newClientSecret: "amzn1.oa2-cs.v1.the-new-one",
      newClientSecretExpiryTime: "2027-07-08T22:09:17.198Z",
      oldClientSecretExpiryTime: "2026-11-17T22:09:17.180Z",
    },
  }),
}
