import { randomUUID } from "node:crypto"
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { TestAmazonNoticesResponse } from "../../../../../types"
import { notify, startNoticesNow } from "../../../../../workflows/notices"
import { answering } from "../../../../lib/answering"

export const POST = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<TestAmazonNoticesResponse>) => {
    const noted = await notify(req.scope, {
      ...{ kind: "test", owner_id: "installation", subject: randomUUID(), step: "" },
    })
    startNoticesNow(req.scope)
    res.json({ noted })
  }
)
