import type { DataflowContext } from "../../dataflows/types"
import { digest } from "../../modules/amazon/lib/ids"
import type { InboxMessage, StoredPage } from "../../modules/amazon/lib/inbox-types"
import { toInboxMessage } from "./to-inbox-message"

type Told = Pick<StoredPage, "created" | "updated">

/**
 * Stores a page of orders as Amazon told them, in whatever shape. One that cannot be stored in any
 * form becomes a problem that names it, and the others go on.
 * @throws when the database is not well: nobody may then believe that the page is stored.
 */
export const storeOrders = async (
  { amazon, account, stores }: Pick<DataflowContext, "amazon" | "account" | "stores">,
  orders: unknown[],
  source: InboxMessage["source"]
): Promise<Told> => {
  const storeOf = (marketplaceId: string | undefined) =>
    stores.find((store) => store.marketplace_id === marketplaceId)?.id ?? null
  const messages = orders.map((order) => toInboxMessage(order, storeOf, amazon.secrets, source))
  const { refused, ...told } = await amazon.inbox.store(account.id, messages)
  for (const { message, code } of refused) {
    await amazon.problems.raise({
      owner_id: message.store_id ?? account.id,
      code: "order_unreadable",
      subject: subjectOf(message),
      severity: "blocks_orders",
      parameters: {
        order: message.amazon_order_id && printable(message.amazon_order_id),
        placed_at: message.placed_at,
        reason: code ?? "no_order_id",
      },
    })
  }
  const unread = new Set(refused.map(({ message }) => message))
  await closeProblems(
    amazon,
    messages.filter((message) => !unread.has(message))
  )
  return told
}

/** Amazon's number is digits and hyphens; what else stands there may be anything. */
const printable = (orderId: string): string => orderId.replace(/[^\w-]/g, "").slice(0, 40)

/** The same at every reading of the same order. */
const subjectOf = (message: InboxMessage): string =>
  message.amazon_order_id
    ? printable(message.amazon_order_id)
    : digest(JSON.stringify(message.facts))

/** An order that could not be stored before and now was. */
const closeProblems = async (
  amazon: DataflowContext["amazon"],
  stored: InboxMessage[]
): Promise<void> => {
  const open = await amazon.listAmazonProblems(
    { code: "order_unreadable", resolved_at: null },
    { take: null }
  )
  if (open.length) {
    const subjects = new Set(stored.map(subjectOf))
    for (const problem of open.filter(({ subject }) => subjects.has(subject))) {
      await amazon.problems.resolve(problem.owner_id, problem.code, problem.subject)
    }
  }
}
