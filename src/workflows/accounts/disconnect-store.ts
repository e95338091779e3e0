import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../../modules/amazon"
import type AmazonModuleService from "../../modules/amazon/service"

/**
 * Stops everything between the shop and one Amazon store; nothing changes at Amazon. The account's
 * tokens are wiped when no other store uses it. Doing it twice changes nothing.
 */
export const disconnectStore = async (
  container: MedusaContainer,
  { store_id }: { store_id: string }
): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const store = await amazon.retrieveAmazonStore(store_id)
  await amazon.updateAmazonStores({ id: store_id, status: "disconnected" })
  await amazon.events.add([{ subject_id: store_id, what: "disconnected" }])
  if (!store.account_id) {
    return
  }
  const others = await amazon.listAmazonStores({
    account_id: store.account_id,
    status: ["active", "paused"],
  })
  if (!others.some((other) => other.id !== store_id)) {
    await amazon.updateAmazonAccounts({
      id: store.account_id,
      status: "disconnected",
      refresh_token: null,
      access_token: null,
      access_token_expires_at: null,
      lapse_suspected_at: null,
    })
    await amazon.problems.resolve(store.account_id, "access_lapsed")
  }
}
