import { CHECK_PAUSE_SECONDS, nextCheckAt } from "../../domain/health"
import { isRefusal } from "../../modules/amazon/lib/refusal"
import { stopping } from "../../modules/amazon/lib/in-process"
import type AmazonModuleService from "../../modules/amazon/service"
import { askAmazon } from "./ask-amazon"

/** What a check calls at Amazon. */
const ASKED = ["getMarketplaceParticipations", "getAccount"] as const

/** How much faster an emulator's minutes are. */
const scaleOf = (amazon: AmazonModuleService): number => amazon.options.rateScale ?? 1

/** When Amazon may be asked about an account again; null: now. */
export const nextCheckOf = async (
  amazon: AmazonModuleService,
  accountId: string
): Promise<Date | null> => {
  const [health, waitMs] = await Promise.all([
    amazon.health.read(accountId),
    longestWait(amazon, accountId),
  ])
  return nextCheckAt({
    askedAt: health?.asked_at ?? null,
    waitMs,
    scale: scaleOf(amazon),
    now: new Date(),
  })
}

const longestWait = async (amazon: AmazonModuleService, accountId: string): Promise<number> => {
  try {
    const { limits } = await amazon.client(accountId)
    return Math.max(...(await Promise.all(ASKED.map((name) => limits.waitMs(name)))))
  } catch (error) {
    // Not connected, or a key is missing: nobody has to wait to be told so.
    if (isRefusal(error)) {
      return 0
    }
    throw error
  }
}

/**
 * Asks Amazon about an account and keeps what it told, unless it is too soon. Safe to be started twice
 * and to be killed: who comes second is too soon.
 */
export const checkAccount = async (
  amazon: AmazonModuleService,
  account: { id: string; selling_partner_id: string }
): Promise<"checked" | "too_soon"> => {
  const pause = CHECK_PAUSE_SECONDS / scaleOf(amazon)
  if (
    (await longestWait(amazon, account.id)) > 0 ||
    !(await amazon.health.claim(account.id, pause))
  ) {
    return "too_soon"
  }
  await amazon.health.note(account.id, await askAmazon(amazon, account, stopping()))
  return "checked"
}
