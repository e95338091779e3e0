import { listUnits } from "../../dataflows/list-units"
import type AmazonModuleService from "../../modules/amazon/service"

/**
 * Absences that are caught up: people are told that the access works again, and what came in. One of an
 * account whose orders nobody wants read is over at once.
 */
export const judgeAbsences = async (amazon: AmazonModuleService): Promise<void> => {
  const open = await amazon.absences.open()
  if (open.length) {
    const units = await listUnits(amazon)
    const isRead = (accountId: string) =>
      units.some(({ flow, account }) => flow.id === "order-import" && account.id === accountId)
    for (const { account_id } of open.filter((absence) => !isRead(absence.account_id))) {
      await amazon.absences.caughtUp(account_id)
    }
  }
  for (const { account_id, reason, since, ended_at, orders } of await amazon.absences.closed()) {
    if (reason === "access_lapsed" && ended_at) {
      await amazon.notices.add({
        ...{ kind: "access_resumed", owner_id: account_id, subject: account_id },
        step: new Date(ended_at).toISOString(),
        parameters: { count: orders, since: new Date(since).toISOString() },
      })
    }
  }
}
