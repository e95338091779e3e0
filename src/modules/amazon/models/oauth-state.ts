import { model } from "@medusajs/framework/utils"

/** One consent under way: from "Open Amazon" to "Connect". What Amazon gave waits here, encrypted. */
const AmazonOauthState = model.define("amazon_oauth_state", {
  id: model.id({ prefix: "amzoau" }).primaryKey(),
  state: model.text().unique(),
  user_id: model.text(),
  store_ids: model.json(),
  region: model.text(),
  /** `consent`: our link; `login`: begun in Seller Central; `token`: entered by hand. */
  kind: model.text().default("consent"),
  status: model.text().default("waiting"),
  error: model.json().nullable(),
  selling_partner_id: model.text().nullable(),
  refresh_token: model.text().nullable(),
  participations: model.json().nullable(),
  account_name: model.text().nullable(),
  selling_plan: model.text().nullable(),
  /** What probing calls told: role and sight. */
  roles: model.json().nullable(),
  /** Of a connected one: the same account and stores as before, so only the permission is new. */
  renewal: model.boolean().nullable(),
  expires_at: model.dateTime(),
  used_at: model.dateTime().nullable(),
})

export default AmazonOauthState
