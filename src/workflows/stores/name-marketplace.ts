import { getMarketplace } from "../../sp-api"

/** How a refusal names a marketplace: by Amazon's domain and the code of its country. */
export const nameMarketplace = (id: string): { domain: string; country: string } => {
  const marketplace = getMarketplace(id)
  return { domain: marketplace?.domain ?? id, country: marketplace?.countryCode ?? "–" }
}
