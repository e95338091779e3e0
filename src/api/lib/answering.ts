import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { isRefusal, type Refusal } from "../../modules/amazon/lib/refusal"
import type { RefusalResponse } from "../../types"
import { refuseUnstorable } from "./unstorable"

/**
 * A refusal as the API tells it: Medusa's own error handler would leave out the field and the
 * parameters, without which the admin cannot say it in another language.
 */
export const tellRefusal = (res: MedusaResponse, refusal: Refusal): void => {
  const { type, code, message, field, parameters } = refusal as Refusal & RefusalResponse
  res.status(type === "not_found" ? 404 : 400).json({ type, code, message, field, parameters })
}

/** A route's handler whose refusals are told in full; all other errors go to Medusa's handler. */
export const answering =
  <Req extends MedusaRequest, Body>(
    handler: (req: Req, res: MedusaResponse<Body>) => Promise<void> | void
  ) =>
  async (req: Req, res: MedusaResponse<Body>): Promise<void> => {
    try {
      refuseUnstorable(req.params, "")
      await handler(req, res)
    } catch (error) {
      if (!isRefusal(error)) {
        throw error
      }
      tellRefusal(res as MedusaResponse, error)
    }
  }
