import type AmazonModuleService from "../modules/amazon/service"
import type { ReadOnlyState } from "../modules/amazon/services/installation"
import type { DataflowContext } from "./types"

/**
 * Whether nothing may be changed at Amazon for the account: a person wants it so, or another
 * installation connected it, as a copy of the live shop must neither change listings nor ship orders.
 * What would be sent keeps waiting. The client refuses it all the same: this saves the attempt.
 */
export const isReadOnly = async ({
  amazon,
  account,
}: Pick<DataflowContext, "amazon" | "account">): Promise<boolean> => {
  const state = await amazon.installation.view()
  await tellInstallation(amazon, state, [account.id])
  return state.by_hand.by_hand || state.foreign.some(({ id }) => id === account.id)
}

/**
 * Says by problems which accounts another installation connected and which this one connected at
 * another address, and closes them when that is over.
 */
export const tellInstallation = async (
  amazon: AmazonModuleService,
  state: ReadOnlyState,
  accountIds: string[]
): Promise<void> => {
  const { installationId = null, backendUrl = null } = amazon.options
  for (const id of accountIds) {
    const foreign = state.foreign.find((account) => account.id === id)
    const moved = state.moved.find((account) => account.id === id)
    await (foreign
      ? amazon.problems.raise({
          owner_id: id,
          code: "read_only",
          severity: "blocks_selling",
          parameters: { connected_by: foreign.installation_id, installation: installationId },
        })
      : amazon.problems.resolve(id, "read_only"))
    await (moved
      ? amazon.problems.raise({
          owner_id: id,
          code: "address_changed",
          severity: "note",
          parameters: { before: moved.backend_url, now: backendUrl },
        })
      : amazon.problems.resolve(id, "address_changed"))
  }
}
