import type { Places } from "../../../../../../domain/health"
import { getMarketplace } from "../../../../../../sp-api"

/** Where the remedies of a store's checks lead. */
export const placesOf = ({
  id,
  marketplace_id,
}: {
  id: string
  marketplace_id: string
}): Places => {
  const store = `/amazon/stores/${id}`
  return {
    settings: "/settings/amazon",
    connect: `${store}/connect`,
    store,
    flow: (flow) => `${store}/flows/${flow}`,
    unlinked: `/amazon/listings?tab=unmatched&store=${encodeURIComponent(id)}`,
    sellerCentral: getMarketplace(marketplace_id)?.sellerCentralUrl ?? "",
  }
}
