import { model } from "@medusajs/framework/utils"

/**
 * One authorization: a selling partner in one SP-API region. Tokens are encrypted
 * (services/secrets) and wiped on disconnect.
 */
const AmazonAccount = model
  .define("amazon_account", {
    id: model.id({ prefix: "amzacc" }).primaryKey(),
    kind: model.text().default("seller"),
    region: model.text(),
    selling_partner_id: model.text().searchable(),
    name: model.text().nullable(),
    /** As Amazon said when the account was connected: PROFESSIONAL, INDIVIDUAL. */
    selling_plan: model.text().nullable(),
    status: model.text().default("active"),
    refresh_token: model.text().nullable(),
    access_token: model.text().nullable(),
    access_token_expires_at: model.dateTime().nullable(),
    authorized_at: model.dateTime().nullable(),
    expires_at: model.dateTime().nullable(),
    lapse_suspected_at: model.dateTime().nullable(),
    /** Participations as Amazon told them when the account was connected. */
    marketplaces: model.json().nullable(),
    backend_url: model.text().nullable(),
    installation_id: model.text().nullable(),
    /** `merge` until a read-back shows that merging loses the handling time, then `replace`. */
    quantity_patch_mode: model.text().default("unproven"),
  })
  .indexes([
    {
      name: "IDX_amazon_account_partner",
      on: ["kind", "region", "selling_partner_id"],
      unique: true,
    },
  ])

export default AmazonAccount
