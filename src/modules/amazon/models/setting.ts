import { model } from "@medusajs/framework/utils"

/** One setting of the whole installation, as JSON; its schema and default are in lib/settings. */
const AmazonSetting = model.define("amazon_setting", {
  id: model.id({ prefix: "amzset" }).primaryKey(),
  key: model.text().unique(),
  value: model.json(),
  /** User who changed it last. */
  changed_by: model.text().nullable(),
})

export default AmazonSetting
