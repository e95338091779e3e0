import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../../../../modules/amazon"
import type AmazonModuleService from "../../../../modules/amazon/service"
import type { ReadOnlyDto } from "../../../../types"
import { loadUserNames } from "../user-names"

/** Whether anything goes to Amazon from here, and why not. */
export const loadReadOnly = async (container: MedusaContainer): Promise<ReadOnlyDto> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const [{ by_hand, foreign, moved }, waiting] = await Promise.all([
    amazon.installation.view(),
    amazon.installation.countWaiting(),
  ])
  const names = await loadUserNames(container, [by_hand.by_hand ? by_hand.by : null])
  const why = by_hand.by_hand ? "by_hand" : foreign.length ? "other_installation" : null
  const before = moved[0]?.backend_url
  return {
    on: why !== null,
    why,
    since: by_hand.by_hand ? by_hand.since : null,
    by: (by_hand.by && names.get(by_hand.by)) ?? null,
    waiting,
    installation: amazon.options.installationId ?? null,
    accounts: foreign.map(({ selling_partner_id, installation_id }) => ({
      selling_partner_id,
      connected_by: installation_id,
    })),
    address: before ? { before, now: amazon.options.backendUrl ?? "" } : null,
  }
}
