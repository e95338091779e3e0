import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../modules/amazon"
import type AmazonModuleService from "../modules/amazon/service"

/** Core's default provider: sees only its own process. */
export const IN_MEMORY_LOCKING = "in-memory"

/** Name of the locking provider in use; core's default locks in the process's own memory. */
export const lockingProviderOf = (container: MedusaContainer): string => {
  const locking = container.resolve(Modules.LOCKING) as unknown as { defaultProviderId?: string }
  return locking.defaultProviderId ?? IN_MEMORY_LOCKING
}

/**
 * Signs this process on. Two processes that lock each in their own memory lose reservations, so that
 * becomes a problem for a technician until one shared provider is set.
 */
export const beat = async (container: MedusaContainer): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const config = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  const alone = await amazon.processes.beat(
    lockingProviderOf(container),
    config.projectConfig.workerMode ?? "shared"
  )
  const problem = { owner_id: "installation", code: "locking_not_shared" }
  if (alone > 1) {
    await amazon.problems.raise({
      ...problem,
      severity: "blocks_orders",
      parameters: { processes: alone },
    })
  } else {
    await amazon.problems.resolve(problem.owner_id, problem.code)
  }
}
