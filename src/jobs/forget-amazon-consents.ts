import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../modules/amazon"
import { worksInBackground } from "../modules/amazon/lib/background"
import type AmazonModuleService from "../modules/amazon/service"
import { forgetConsents } from "../workflows/accounts/consent-states"

/** Wipes what Amazon gave and nobody confirmed within an hour. Two statements, safe in any process. */
const forgetAmazonConsents = async (container: MedusaContainer): Promise<void> => {
  if (!worksInBackground()) {
    return
  }
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  if (await amazon.database.isMigrated()) {
    await forgetConsents(amazon.db.knex)
  }
}

export default forgetAmazonConsents

export const config = {
  name: "forget-amazon-consents",
  schedule: "*/5 * * * *",
}
