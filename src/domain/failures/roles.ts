/*
 * Roles of which an application needs one for an operation, as far as Amazon's documentation names
 * them: "Role Mappings for SP-API Operations", the pages of the roles and of the APIs
 * (developer-docs.amazon.com/sp-api/docs). Operations whose roles depend on the type of feed or
 * report, or that are not found there, are left out: then no role is guessed.
 */
const INVENTORY = "Inventory and Order Tracking"
const LISTING = "Product Listing"
const SHIPPING = "Direct-to-Consumer Shipping (Restricted)"

const ROLES = new Map<string, readonly string[]>(
  Object.entries({
    // "Get orders with filtering criteria" names twelve; these two fit a shop.
    searchOrders: [INVENTORY, SHIPPING],
    getOrder: [INVENTORY, SHIPPING],
    confirmShipment: [INVENTORY, SHIPPING],
    putListingsItem: [LISTING],
    getDefinitionsProductType: [INVENTORY, LISTING],
    searchDefinitionsProductTypes: [INVENTORY, LISTING],
    getMarketplaceParticipations: [LISTING, "Selling Partner Insights"],
    getCompetitiveSummary: ["Pricing"],
    listTransactions: ["Finance and Accounting"],
  })
)

/** Any one of these lets an application call the operation; empty when that is not known. */
export const rolesFor = (operation: string): readonly string[] => ROLES.get(operation) ?? []
