import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { marketplaces } from "../../../../sp-api"
import type { AmazonMarketplacesResponse } from "../../../../types"
import { answering } from "../../../lib/answering"
import { amazonOf } from "../../../lib/request"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonMarketplacesResponse>) => {
    const stores = await amazonOf(req).listAmazonStores(
      {},
      {
        select: ["id", "name", "marketplace_id", "account_id"],
        order: { created_at: "ASC" },
        take: null,
      }
    )
    res.json({
      marketplaces: marketplaces.map((marketplace) => {
        const there = stores.filter(({ marketplace_id }) => marketplace_id === marketplace.id)
        // One that waits for its account comes first: it is what a person would go on with.
        const store = there.find(({ account_id }) => !account_id) ?? there[0]
        return {
          id: marketplace.id,
          country_code: marketplace.countryCode,
          name: marketplace.name,
          domain: marketplace.domain,
          currency_code: marketplace.currencyCode,
          region: marketplace.region,
          language: marketplace.language,
          store: store ? { id: store.id, name: store.name } : null,
          addable: there.every(({ account_id }) => account_id !== null),
        }
      }),
    })
  }
)
