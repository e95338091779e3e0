import { z } from "@medusajs/framework/zod"
import { guideStepIds, type GuideStepId } from "../../../../types"
import { isTicked } from "../../../../domain/guide"
import { marketplaces } from "../../../../sp-api"
import { oneOf } from "../../../lib/validators"

const countries = marketplaces.map(({ countryCode }) => countryCode)

export const AdminAmazonGuideQuery = z.object({ country: oneOf("country", countries).optional() })

export const AdminTickAmazonGuide = z.object({
  step: oneOf(
    "step",
    guideStepIds.filter((id: GuideStepId) => isTicked(id))
  ),
  done: z.boolean(),
})
