import type { DataflowContext } from "../../dataflows/types"
import type { AccountStatusFact } from "../../sp-api/notifications"

const TYPE = "ACCOUNT_STATUS_CHANGED"

/**
 * Amazon's word on the seller's account: at risk or deactivated is something a person must see. What
 * counts is the newest message, whichever came last.
 */
export const applyAccountStatus = async ({
  amazon,
  account,
}: Pick<DataflowContext, "amazon" | "account">): Promise<void> => {
  const waiting = await amazon.notifications.waiting(account.id, [TYPE], 100)
  if (!waiting.length) {
    return
  }
  const newest = (await amazon.notifications.newest(account.id, TYPE)) as AccountStatusFact | null
  const problem = { owner_id: account.id, code: "account_status" }
  if (newest && newest.current !== "NORMAL") {
    await amazon.problems.raise({
      ...problem,
      severity: newest.current === "DEACTIVATED" ? "blocks_selling" : "soon",
      parameters: { status: newest.current, account: account.selling_partner_id },
    })
  } else {
    await amazon.problems.resolve(problem.owner_id, problem.code)
  }
  await amazon.notifications.settle(
    waiting.flatMap(({ ids }) => ids),
    "noted"
  )
}
