import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../../modules/amazon"
import type AmazonModuleService from "../../modules/amazon/service"
import type { NewNotice } from "../../modules/amazon/services/notices"

/**
 * Tells people of something by bell and e-mail, as the settings say: once per kind, subject and step,
 * from whichever process. Only notes it, in one statement; a job sends it, so that no provider of
 * e-mail holds anything up. What has an open problem of a kind in `judge-problems` is told by itself.
 * @returns false when people were told before.
 */
export const notify = (container: MedusaContainer, notice: NewNotice): Promise<boolean> =>
  container.resolve<AmazonModuleService>(AMAZON_MODULE).notices.add(notice)
