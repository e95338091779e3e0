import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../../modules/amazon"
import { errorText } from "../../modules/amazon/lib/error-text"
import { inProcess, stopping } from "../../modules/amazon/lib/in-process"
import type AmazonModuleService from "../../modules/amazon/service"
import { judgeAbsences } from "./judge-absences"
import { judgeAccess } from "./judge-access"
import { judgeProblems } from "./judge-problems"
import { sendNotices } from "./send-notices"

const LEASE_SECONDS = 60
const LOOK_MS = 30_000

let lookedAt = -Infinity

/** Looks every half minute. */
export const startNotices = (container: MedusaContainer): void => {
  if (performance.now() - lookedAt >= LOOK_MS) {
    startNoticesNow(container)
  }
}

/** Looks now, without anybody waiting for it: no provider of e-mail holds up a flow or an answer. */
export const startNoticesNow = (container: MedusaContainer): void => {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  if (stopping().aborted) {
    return
  }
  lookedAt = performance.now()
  inProcess("notices", () => runNotices(container)).catch((error) =>
    logger.error(`amazon notices: ${errorText(error)}`)
  )
}

/**
 * Finds what people must be told of and tells them; one process at a time.
 * @returns whether it was this one.
 */
export const runNotices = async (container: MedusaContainer): Promise<boolean> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const { ran } = await amazon.leases.run("notices", LEASE_SECONDS, async (lost) => {
    await judgeAccess(amazon)
    await judgeAbsences(amazon)
    await judgeProblems(amazon)
    await sendNotices(container, AbortSignal.any([lost, stopping()]))
    await amazon.notices.forget()
  })
  return ran
}
