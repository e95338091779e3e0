import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { receiveConsent } from "../../../workflows/accounts/receive-consent"
import { adminPage } from "../../lib/admin-page"
import { hideQuery } from "../../lib/hide-query"
import { queryText } from "../../lib/query-text"
import { originOf } from "../../lib/request"

const NO_STATE =
  "This address is where Amazon sends people back to after they gave permission. " +
  "Amazon's answer is missing here: go to Amazon in your shop's admin, open the store and " +
  "choose Connect again."

/**
 * Amazon sends the person's browser here after the consent page (`redirect_uri`). Nobody is signed
 * in: the state ties the answer to the user who asked. The code in the address must not travel on,
 * hence no referrer, no cache.
 */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  hideQuery(req)
  res.setHeader("Referrer-Policy", "no-referrer")
  res.setHeader("Cache-Control", "no-store")
  const state = queryText(req.query.state)
  if (!state) {
    res.status(400).type("text/plain").send(NO_STATE)
    return
  }
  await receiveConsent(req.scope, {
    state,
    code: queryText(req.query.spapi_oauth_code),
    selling_partner_id: queryText(req.query.selling_partner_id),
    error: queryText(req.query.error),
    origin: originOf(req),
  })
  const config = req.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  res.redirect(302, adminPage(config, `/amazon/connect/${encodeURIComponent(state)}`))
}
