import type { DataflowContext } from "./types"

/**
 * Staging guard: a database that another installation connected is read-only towards Amazon, so that
 * a copy of the live shop never changes listings or ships orders. Another URL with the same id is
 * fine. What would be sent keeps waiting.
 */
export const isReadOnly = async ({
  amazon,
  account,
}: Pick<DataflowContext, "amazon" | "account">): Promise<boolean> => {
  const ours = amazon.options.installationId ?? null
  const theirs = account.installation_id
  if (!theirs || theirs === ours) {
    await amazon.problems.resolve(account.id, "read_only")
    return false
  }
  await amazon.problems.raise({
    owner_id: account.id,
    code: "read_only",
    severity: "blocks_selling",
    parameters: { connected_by: theirs, installation: ours },
  })
  return true
}
