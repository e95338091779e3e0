import type { MedusaContainer } from "@medusajs/framework/types"
import { beginConnection } from "../../src/workflows/accounts/begin-connection"
import { confirmConnection } from "../../src/workflows/accounts/confirm-connection"
import { receiveConsent } from "../../src/workflows/accounts/receive-consent"
import { AMAZON_MODULE } from "../../src/modules/amazon"
import type AmazonModuleService from "../../src/modules/amazon/service"
import { startStock } from "./start-stock"

const USER = "user_invented"

/**
 * Consent at the local Amazon, callback, confirmation, the start of its stock: as a person connects a
 * store.
 * @param consent asks the local Amazon's control API for the consent of the European seller
 */
export const connectStoreByConsent = async (
  container: MedusaContainer,
  storeId: string,
  consent: (body: object) => Promise<{ redirect: string }>
): Promise<void> => {
  const begun = await beginConnection(container, { store_ids: [storeId], user_id: USER })
  const asked = new URL(begun.consent_url).searchParams
  const { redirect } = await consent({
    application_id: asked.get("application_id"),
    state: begun.state,
    seller: "EU",
    redirect_uri: asked.get("redirect_uri"),
  })
  const callback = new URL(redirect).searchParams
  await receiveConsent(container, {
    state: callback.get("state") ?? "",
    code: callback.get("spapi_oauth_code") ?? "",
    selling_partner_id: callback.get("selling_partner_id") ?? "",
  })
  await confirmConnection(container, { state: begun.state, user_id: USER })
  await startStock(container.resolve<AmazonModuleService>(AMAZON_MODULE), storeId)
}
