/*
 * Roles of which an application needs one for an operation, as far as Amazon's documentation names
 * them: "Role Mappings for SP-API Operations", the pages of the roles and of the APIs
 * (developer-docs.amazon.com/sp-api/docs). Operations whose roles depend on the type of feed or
 * report, or that are not found there, are left out: then no role is guessed.
 */
export const ROLES = {
  inventory: "Inventory and Order Tracking",
  listing: "Product Listing",
  shipping: "Direct-to-Consumer Shipping (Restricted)",
  insights: "Selling Partner Insights",
  pricing: "Pricing",
  finance: "Finance and Accounting",
} as const

const { inventory: INVENTORY, listing: LISTING, shipping: SHIPPING } = ROLES

const BY_OPERATION = new Map<string, readonly string[]>(
  Object.entries({
    // "Get orders with filtering criteria" names twelve; these two fit a shop.
    searchOrders: [INVENTORY, SHIPPING],
    getOrder: [INVENTORY, SHIPPING],
    confirmShipment: [INVENTORY, SHIPPING],
    putListingsItem: [LISTING],
    getDefinitionsProductType: [INVENTORY, LISTING],
    searchDefinitionsProductTypes: [INVENTORY, LISTING],
    getMarketplaceParticipations: [LISTING, ROLES.insights],
    getCompetitiveSummary: [ROLES.pricing],
    listTransactions: [ROLES.finance],
  })
)

/** Any one of these lets an application call the operation; empty when that is not known. */
export const rolesFor = (operation: string): readonly string[] => BY_OPERATION.get(operation) ?? []
