import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { startDueDataflows } from "../../dataflows/run-due-dataflows"
import { AMAZON_MODULE } from "../../modules/amazon"
import type AmazonModuleService from "../../modules/amazon/service"
import type { PendingConnectionDto } from "../../types"
import { describeConnection } from "./describe-connection"
import { connectAmazonStoresWorkflow } from "./workflows/connect-amazon-stores"

/**
 * The person confirmed: the permission becomes the account's, the selected stores start. Confirming
 * twice answers the same.
 * @returns the connection as it stands and the ids of the stores now connected.
 * @throws MedusaError not_allowed with the reason when there is nothing to confirm.
 */
export const confirmConnection = async (
  container: MedusaContainer,
  input: { state: string; user_id: string }
): Promise<{ connection: PendingConnectionDto; store_ids: string[] }> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const connection = await describeConnection(container, input)
  const selected = connection.stores.filter((store) => store.id && store.selected)
  const storeIds = selected.flatMap((store) => store.id ?? [])
  if (connection.status === "connected") {
    return { connection, store_ids: storeIds }
  }
  if (connection.status !== "granted" || !connection.account) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `This connection cannot be confirmed (${connection.error?.code ?? connection.status}). ` +
        "Open Amazon again from the store."
    )
  }
  const absent = selected.find((store) => !store.participating)
  if (absent) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${absent.name} (${absent.country_code}) is not part of this seller account. Register for it in ` +
        "Seller Central, or delete the store."
    )
  }
  await connectAmazonStoresWorkflow(container).run({
    input: { state: input.state, store_ids: storeIds },
  })
  if (process.env.AMAZON_JOBS !== "off") {
    await startDueDataflows(container)
  }
  await amazon.events.add(
    storeIds.map((id) => ({ subject_id: id, what: "connected", by: input.user_id }))
  )
  return { connection: await describeConnection(container, input), store_ids: storeIds }
}
