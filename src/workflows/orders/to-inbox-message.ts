import { splitPersonalData, summariseOrder } from "../../domain/orders"
import type { InboxMessage } from "../../modules/amazon/lib/inbox-types"
import type { Secrets } from "../../modules/amazon/lib/secrets"

/**
 * What Amazon told of an order, ready for the inbox: personal data sealed, facts in plain. Takes an
 * order in any shape, so that one malformed order does not stop the others of its page.
 */
export const toInboxMessage = (
  order: unknown,
  storeOf: (marketplaceId: string | undefined) => string | null,
  secrets: Pick<Secrets, "seal">,
  source: InboxMessage["source"]
): InboxMessage => {
  const { facts, personal } = splitPersonalData(order)
  const summary = summariseOrder(order)
  return {
    ...summary,
    store_id: storeOf(summary.marketplace_id ?? undefined),
    source,
    facts,
    buyer: personal ? secrets.seal(JSON.stringify(personal)) : null,
  }
}
