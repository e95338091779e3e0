import { model } from "@medusajs/framework/utils"

/** Lets one process run a slice of work; expires and is taken over (compare-and-set SQL). */
const AmazonLease = model.define("amazon_lease", {
  id: model.id({ prefix: "amzlea" }).primaryKey(),
  key: model.text().unique(),
  owner: model.text(),
  lease_until: model.dateTime(),
})

export default AmazonLease
