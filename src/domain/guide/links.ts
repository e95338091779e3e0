import type { GuideStepDto, GuideStepId } from "../../types/guide"

const DOCUMENTATION = "https://developer-docs.amazon.com/sp-api/docs"

/** Steps that are taken in Seller Central. */
const AT_AMAZON: readonly GuideStepId[] = [
  "account",
  "developer",
  "addresses",
  "returns",
  "taxes",
  "shipping",
  "prices",
]

const IN_SHOP: Partial<Record<GuideStepId, { code: string; href: string }>> = {
  encryption: { code: "settings", href: "/settings/amazon" },
  keys: { code: "settings", href: "/settings/amazon" },
  installation: { code: "settings", href: "/settings/amazon" },
  sales_channel: { code: "sales_channels", href: "/settings/sales-channels" },
  locations: { code: "locations", href: "/settings/locations" },
  currency: { code: "regions", href: "/settings/regions" },
  identifiers: { code: "products", href: "/products" },
  add_store: { code: "add_store", href: "/amazon/create" },
  consent: { code: "stores", href: "/amazon" },
  first_orders: { code: "orders", href: "/amazon/orders" },
  matches: { code: "unlinked", href: "/amazon/listings?tab=unmatched" },
  first_stock: { code: "listings", href: "/amazon/listings" },
}

const PAGES: Partial<Record<GuideStepId, string>> = {
  developer: `${DOCUMENTATION}/access-orders-pii`,
  keys: `${DOCUMENTATION}/lwa-credentials-faq`,
  consent: `${DOCUMENTATION}/renew-authorizations`,
}

/** Where a step is taken, and Amazon's own words about it. */
export const linksOf = (id: GuideStepId, sellerCentral: string): GuideStepDto["links"] => {
  const shop = IN_SHOP[id]
  const page = PAGES[id]
  return [
    ...(AT_AMAZON.includes(id) ? [{ code: "seller_central", href: sellerCentral }] : []),
    ...(shop ? [shop] : []),
    ...(page ? [{ code: "documentation", href: page }] : []),
  ]
}
