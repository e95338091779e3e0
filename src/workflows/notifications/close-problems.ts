import type AmazonModuleService from "../../modules/amazon/service"

const CODES = [
  "notifications_refused",
  "notifications_elsewhere",
  "account_at_risk",
  "account_deactivated",
]

/** What only the account's notifications could close, when it has none any more. */
export const closeProblems = async (
  { problems }: Pick<AmazonModuleService, "problems">,
  accountId: string
): Promise<void> => {
  for (const code of CODES) {
    await problems.resolve(accountId, code)
  }
  await problems.resolve(accountId, "dataflow_failing", "notifications")
}
