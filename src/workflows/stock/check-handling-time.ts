import { explainError } from "../../dataflows/explain-error"
import type { DataflowContext } from "../../dataflows/types"
import type { SpApiClient } from "../../sp-api"
import { readListing } from "../../domain/listings"

export interface AcceptedQuantity {
  seller_sku: string
  quantity: number
  lead_time_days: number | null
  marketplaceId: string
}

/**
 * After the first accepted patches of an account: did the handling time survive the merge? If so the
 * account merges from now on; if it was lost, what was sent is sent again, and every later patch states
 * it. Amazon shows accepted changes late, so only what is certain decides. Where the question fails or
 * nothing is certain, the next patch asks again: what was accepted stays accepted.
 */
export const checkHandlingTime = async (
  context: DataflowContext,
  client: SpApiClient,
  accepted: AcceptedQuantity[]
): Promise<void> => {
  const { amazon, account, logger } = context
  try {
    for (const sent of accepted.filter(({ lead_time_days }) => lead_time_days !== null)) {
      if (account.quantity_patch_mode !== "unproven") {
        return
      }
      const mode = await askMode(context, client, sent)
      if (mode === "replace") {
        await amazon.stock.restateHandlingTimes(account.id)
      }
      if (mode) {
        await amazon.updateAmazonAccounts({ id: account.id, quantity_patch_mode: mode })
        account.quantity_patch_mode = mode
      }
    }
  } catch (error) {
    logger.warn(`amazon handling time could not be checked: ${explainError(error).message}`)
  }
}

/** Null: Amazon does not show yet what it accepted. */
const askMode = async (
  { account, signal }: DataflowContext,
  client: SpApiClient,
  sent: AcceptedQuantity
): Promise<"merge" | "replace" | null> => {
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
    return null
  }
  return read.lead_time_days === sent.lead_time_days ? "merge" : "replace"
}
