const HOSTS: Record<string, string> = {
  na: "https://sellercentral.amazon.com",
  eu: "https://sellercentral-europe.amazon.com",
  fe: "https://sellercentral.amazon.co.jp",
}

/** Seller Central's page of an order. */
export function sellerCentralOrderUrl(domain: string, amazonOrderId: string): string {
  return `https://sellercentral.${domain}/orders-v3/order/${encodeURIComponent(amazonOrderId)}`
}

/** Where a seller of that region manages the permissions of applications. */
export function manageAppsUrl(region: string): string {
  return `${HOSTS[region] ?? HOSTS.na}/apps/manage`
}

/** The page of a product at Amazon. */
export function productPageUrl(domain: string, asin: string): string {
  return `https://www.${domain}/dp/${encodeURIComponent(asin)}`
}

/** Seller Central's start page for sellers of that region. */
export function sellerCentralUrl(region: string): string {
  return HOSTS[region] ?? HOSTS.na
}
