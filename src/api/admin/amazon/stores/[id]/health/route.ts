import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonHealthResponse, CheckAmazonHealthResponse } from "../../../../../../types"
import { checkAccount } from "../../../../../../workflows/health/check-account"
import { restoreShippingOption } from "../../../../../../workflows/health/restore-shipping-option"
import { answering } from "../../../../../lib/answering"
import { amazonOf, originOf } from "../../../../../lib/request"
import { loadStoreRow } from "../../load-stores"
import { loadHealth } from "./load-health"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonHealthResponse>) => {
    const store = await loadStoreRow(req.scope, req.params.id)
    res.json(await loadHealth(req.scope, store, originOf(req)))
  }
)

export const POST = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<CheckAmazonHealthResponse>) => {
    const { id, account } = await loadStoreRow(req.scope, req.params.id)
    await restoreShippingOption(req.scope, id)
    const outcome =
      account && account.status !== "disconnected"
        ? await checkAccount(amazonOf(req), account)
        : "not_connected"
    // Read anew: Amazon's answer may have changed what is believed of the access.
    const store = await loadStoreRow(req.scope, req.params.id)
    res.json({ ...(await loadHealth(req.scope, store, originOf(req))), outcome })
  }
)
