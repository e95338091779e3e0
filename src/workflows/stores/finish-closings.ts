import type { DataflowContext } from "../../dataflows/types"
import { isRefusal } from "../../modules/amazon/lib/refusal"
import { deleteAmazonStoreWorkflow } from "./workflows/delete-amazon-store"

/**
 * Deletes the stores of the account that are being closed and have nothing left to tell Amazon, of
 * quantities and of parcels that left. Looked at after each stock update, so that a kill in between is
 * made up for by the next one.
 */
export const finishClosings = async ({
  container,
  amazon,
  account,
}: Pick<DataflowContext, "container" | "amazon" | "account">): Promise<void> => {
  const closing = await amazon.listAmazonStores(
    { account_id: account.id, status: "closing" },
    { select: ["id"], take: null }
  )
  // Orders of it that were missed can be read only as long as it is there.
  if (!closing.length || (await amazon.absences.isCatchingUp(account.id))) {
    return
  }
  for (const { id } of closing) {
    const { left } = await amazon.closings.progress(id)
    if (left === 0 && !(await amazon.closings.awaitsParcels(id))) {
      await deleteAmazonStoreWorkflow(container)
        .run({ input: { id, after_zero: true } })
        .catch((error: unknown) => {
          // A person kept it this moment.
          if (!(isRefusal(error) && error.code === "store_not_closing")) {
            throw error
          }
        })
    }
  }
}
