import type { MedusaContainer } from "@medusajs/framework/types"
import { tellInstallation } from "../../dataflows/read-only"
import { startDueDataflows } from "../../dataflows/run-due-dataflows"
import { AMAZON_MODULE } from "../../modules/amazon"
import { worksInBackground } from "../../modules/amazon/lib/background"
import type AmazonModuleService from "../../modules/amazon/service"

/** Holds back everything that would change something at Amazon, or lets it go again. */
export const setReadOnly = async (
  container: MedusaContainer,
  { on, by }: { on: boolean; by: string }
): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const { by_hand } = await amazon.settings.read("read_only")
  if (by_hand === on) {
    return
  }
  const since = on ? new Date().toISOString() : null
  await amazon.settings.change("read_only", { by_hand: on, by, since }, by)
  await amazon.audit.add({
    by,
    what: on ? "read_only_on" : "read_only_off",
    subject: "installation",
  })
  if (!on) {
    await sendWhatWaits(container)
  }
}

/**
 * This is the live shop: the accounts that another installation connected, or this one at another
 * address, are this one's as it is now.
 */
export const claimInstallation = async (
  container: MedusaContainer,
  { by }: { by: string }
): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const claimed = await amazon.installation.claim()
  for (const { id, installation_id, backend_url } of claimed) {
    await amazon.audit.add({
      by,
      what: "installation_claimed",
      subject: id,
      parameters: {
        installation_before: installation_id,
        installation: amazon.options.installationId ?? null,
        address_before: backend_url,
      },
    })
  }
  await tellInstallation(
    amazon,
    await amazon.installation.view(),
    claimed.map(({ id }) => id)
  )
  if (claimed.length) {
    await sendWhatWaits(container)
  }
}

/** What waited is due at once. */
const sendWhatWaits = async (container: MedusaContainer): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const accounts = await amazon.listAmazonAccounts(
    { status: "active" },
    { select: ["id"], take: null }
  )
  const ids = accounts.map(({ id }) => id)
  for (const flow of ["stock-update", "order-status-update", "notifications"]) {
    await amazon.dataflows.makeDue(ids, flow)
  }
  if (worksInBackground()) {
    await startDueDataflows(container)
  }
}
