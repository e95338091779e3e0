import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { readLoginCallback } from "../../../sp-api"
import { adminPage } from "../../lib/admin-page"
import { hideQuery } from "../../lib/hide-query"
import { loginSegment } from "../../lib/login-segment"
import { queryText } from "../../lib/query-text"
import { amazonOf } from "../../lib/request"

const NOT_FROM_AMAZON =
  "This address is where Amazon's Seller Central opens the application (its Login URI). What Amazon " +
  "sends with it is missing here, or names an address that is not Amazon's: begin again in Seller " +
  "Central under Manage Your Apps, or connect a store in your shop's admin under Amazon."

/**
 * Login URI of the application: Amazon opens it from Seller Central or its Appstore. Leads to the page of
 * the admin that says whom it concerns; the browser goes on to Amazon only from there, and only to
 * Amazon's own addresses.
 */
export const GET = (req: MedusaRequest, res: MedusaResponse) => {
  hideQuery(req)
  res.setHeader("Referrer-Policy", "no-referrer")
  res.setHeader("Cache-Control", "no-store")
  const told = {
    amazon_callback_uri: queryText(req.query.amazon_callback_uri),
    amazon_state: queryText(req.query.amazon_state),
    selling_partner_id: queryText(req.query.selling_partner_id),
  }
  const { amazon_callback_uri: callback, amazon_state: state, selling_partner_id: partner } = told
  const { endpoint } = amazonOf(req).options
  if (!callback || !state || !partner || !readLoginCallback(callback, endpoint)) {
    res.status(400).type("text/plain").send(NOT_FROM_AMAZON)
    return
  }
  const segment = loginSegment({
    amazon_callback_uri: callback,
    amazon_state: state,
    selling_partner_id: partner,
  })
  const config = req.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  res.redirect(302, adminPage(config, `/amazon/login/${segment}`))
}
