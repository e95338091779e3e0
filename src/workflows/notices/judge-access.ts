import { countdownOf, dueStep } from "../../domain/renewal"
import type AmazonModuleService from "../../modules/amazon/service"

/**
 * The countdown of each account's authorization: a problem from sixty days before its end on, which
 * closes by itself when it is renewed, and the notice that is due. Of an account that Amazon refuses
 * already the lapse is told, not the countdown.
 */
export const judgeAccess = async (amazon: AmazonModuleService): Promise<void> => {
  const now = amazon.now()
  for (const account of await amazon.listAmazonAccounts({}, { take: null })) {
    const expiresAt = account.expires_at ? new Date(account.expires_at) : null
    const { state, daysLeft } = countdownOf(expiresAt, now)
    if (account.status !== "active" || !expiresAt || !["soon", "ended"].includes(state)) {
      await amazon.problems.resolve(account.id, "access_expiring")
      continue
    }
    await amazon.problems.raise({
      owner_id: account.id,
      code: "access_expiring",
      severity: state === "ended" ? "blocks_orders" : "soon",
      parameters: {
        account: account.name ?? account.selling_partner_id,
        expires_at: expiresAt.toISOString(),
        days_left: daysLeft,
      },
    })
    // One authorization: renewing it begins anew.
    const subject = `${account.id} ${expiresAt.toISOString()}`
    const step = dueStep(daysLeft, await amazon.notices.toldSteps("access_expiring", subject))
    if (step !== null) {
      await amazon.notices.add({
        ...{ kind: "access_expiring", owner_id: account.id, subject, step: String(step) },
        parameters: { count: daysLeft, date: expiresAt.toISOString() },
      })
    }
  }
}
