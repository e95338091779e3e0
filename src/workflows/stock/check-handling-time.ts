import type { DataflowContext } from "../../dataflows/types"
import type { SpApiClient } from "../../sp-api"
import { readListing } from "../../domain/listings"
import { quantityPatch } from "../../domain/stock"

/**
 * After the first accepted patch of an account: did the handling time survive the merge? If so the
 * account merges from now on; if it was lost, it is restored and every later patch states it again.
 * Amazon shows accepted changes late, so only what is certain decides; else the next patch asks again.
 */
export const checkHandlingTime = async (
  { amazon, account, signal }: DataflowContext,
  client: SpApiClient,
  sent: {
    seller_sku: string
    quantity: number
    lead_time_days: number | null
    product_type: string | null
    marketplaceId: string
  }
): Promise<void> => {
  const item = await client.listings.getListingsItem(
    {
      sellerId: account.selling_partner_id,
      sku: sent.seller_sku,
      marketplaceIds: [sent.marketplaceId],
      includedData: ["summaries", "attributes", "fulfillmentAvailability"],
    },
    { signal }
  )
  const read = readListing(item, sent.marketplaceId)
  if (read.quantity !== sent.quantity) {
    return
  }
  const mode = read.lead_time_days === sent.lead_time_days ? "merge" : "replace"
  account.quantity_patch_mode = mode
  await amazon.updateAmazonAccounts({ id: account.id, quantity_patch_mode: mode })
  if (mode === "replace") {
    await client.listings.patchListingsItem(
      {
        sellerId: account.selling_partner_id,
        sku: sent.seller_sku,
        marketplaceIds: [sent.marketplaceId],
        body: quantityPatch({ ...sent, mode }),
      },
      { signal }
    )
  }
}
