import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../../modules/amazon"
import type AmazonModuleService from "../../modules/amazon/service"
import type { PendingConnectionDto } from "../../types"
import { endConsent, readConsent } from "./consent-states"
import { describeConnection, type DescribeInput } from "./describe-connection"

/** "Not my account": what Amazon gave is wiped at once. One that is connected already stays. */
export const abandonConnection = async (
  container: MedusaContainer,
  input: DescribeInput
): Promise<PendingConnectionDto> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const pending = await readConsent(amazon, input.state)
  if (pending?.user_id === input.user_id && pending.status === "granted") {
    await endConsent(amazon.db.knex, pending, { code: "abandoned" })
  }
  return describeConnection(container, input)
}
