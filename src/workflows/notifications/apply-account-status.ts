import type { DataflowContext } from "../../dataflows/types"
import type { AccountStatusFact } from "../../sp-api/notifications"

const TYPE = "ACCOUNT_STATUS_CHANGED"

/** A status that Amazon adds is no good news. */
const PROBLEMS = [
  {
    code: "account_deactivated",
    severity: "blocks_selling",
    holds: (status: string) => status === "DEACTIVATED",
  },
  {
    code: "account_at_risk",
    severity: "soon",
    holds: (status: string) => status !== "NORMAL" && status !== "DEACTIVATED",
  },
] as const

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
  const status = newest?.current ?? "NORMAL"
  for (const { code, severity, holds } of PROBLEMS) {
    if (holds(status)) {
      await amazon.problems.raise({
        owner_id: account.id,
        code,
        severity,
        parameters: { account: account.selling_partner_id },
      })
    } else {
      await amazon.problems.resolve(account.id, code)
    }
  }
  await amazon.notifications.settle(
    waiting.flatMap(({ ids }) => ids),
    "noted"
  )
}
