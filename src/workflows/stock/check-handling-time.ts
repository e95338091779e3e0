import type { DataflowContext } from "../../dataflows/types"
import { errorText } from "../../modules/amazon/lib/error-text"
import type { SentQuantity } from "../../modules/amazon/services/stock"
import type { SpApiClient } from "../../sp-api"
import { readListing } from "../../domain/listings"

/**
 * After the first accepted patches of an account: did the handling time survive the merge? If so the
 * account merges from now on; if it was lost, what was sent is sent again, and every later patch states
 * it. Amazon shows accepted changes late, so the listing sent longest ago is asked about, and only what
 * is certain decides. Where the question fails or nothing is certain, the next patches ask again: what
 * was accepted stays accepted.
 */
export const checkHandlingTime = async (
  context: DataflowContext,
  client: SpApiClient
): Promise<void> => {
  const { amazon, account, logger } = context
  if (account.quantity_patch_mode !== "unproven") {
    return
  }
  try {
    const sent = await amazon.stock.sentLongestAgo(account.id)
    const mode = sent && (await askMode(context, client, sent))
    if (mode === "replace") {
      await amazon.stock.restateHandlingTimes(account.id)
    }
    if (mode) {
      await amazon.updateAmazonAccounts({ id: account.id, quantity_patch_mode: mode })
      account.quantity_patch_mode = mode
    }
  } catch (error) {
    logger.warn(`amazon handling time could not be checked: ${errorText(error)}`)
  }
}

/** Null: Amazon does not show yet what it accepted. */
const askMode = async (
  { account, signal }: DataflowContext,
  client: SpApiClient,
  sent: SentQuantity
): Promise<"merge" | "replace" | null> => {
  const item = await client.listings.getListingsItem(
    {
      sellerId: account.selling_partner_id,
      sku: sent.seller_sku,
      marketplaceIds: [sent.marketplace_id],
      includedData: ["summaries", "attributes", "fulfillmentAvailability"],
    },
    { signal }
  )
  const read = readListing(item, sent.marketplace_id)
  if (read.quantity !== sent.quantity) {
    return null
  }
  return read.lead_time_days === sent.lead_time_days ? "merge" : "replace"
}
