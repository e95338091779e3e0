import type { MedusaContainer } from "@medusajs/framework/types"
import { worksInBackground } from "../../modules/amazon/lib/background"
import { notAllowed } from "../../modules/amazon/lib/refusal"
import { startDueDataflows } from "../../dataflows/run-due-dataflows"
import type { PendingConnectionDto } from "../../types"
import { describeConnection } from "./describe-connection"
import { storeDeleted } from "./steps/connect-amazon-account"
import { connectAmazonStoresWorkflow } from "./workflows/connect-amazon-stores"

const notConfirmable = (connection: PendingConnectionDto) =>
  notAllowed(
    "connection_not_confirmable",
    `This connection cannot be confirmed (${connection.error?.code ?? connection.status}). ` +
      "Open Amazon again from the store.",
    { reason: connection.error?.code ?? connection.status }
  )

/**
 * The person confirmed: the permission becomes the account's, the selected stores start. Confirming
 * twice, also at once, answers the same and does nothing more.
 * @returns the connection as it stands and the ids of the stores now connected.
 * @throws Refusal not_allowed with the reason when there is nothing to confirm.
 */
export const confirmConnection = async (
  container: MedusaContainer,
  input: { state: string; user_id: string }
): Promise<{ connection: PendingConnectionDto; store_ids: string[] }> => {
  const connection = await describeConnection(container, input)
  const selected = connection.stores.filter((store) => store.id && store.selected)
  const storeIds = selected.flatMap((store) => store.id ?? [])
  if (connection.status === "connected") {
    return { connection, store_ids: storeIds }
  }
  if (connection.status !== "granted" || !connection.account) {
    throw notConfirmable(connection)
  }
  if (!storeIds.length) {
    throw storeDeleted()
  }
  const absent = selected.find((store) => !store.participating)
  if (absent) {
    throw notAllowed(
      "marketplace_not_in_account",
      `${absent.name} (${absent.country_code}) is not part of this seller account. Register for it in ` +
        "Seller Central, or delete the store.",
      { store: absent.name, country: absent.country_code }
    )
  }
  const { result: accountId } = await connectAmazonStoresWorkflow(container).run({
    input: { state: input.state, store_ids: storeIds, user_id: input.user_id },
  })
  if (accountId && worksInBackground()) {
    await startDueDataflows(container)
  }
  const after = await describeConnection(container, input)
  if (after.status !== "connected") {
    throw notConfirmable(after)
  }
  return { connection: after, store_ids: storeIds }
}
