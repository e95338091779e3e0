import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type {
  ContinueLoginResponse,
  LoginFromAmazonBody,
  LoginFromAmazonResponse,
} from "../../../../../types"
import { continueLogin, describeLogin } from "../../../../../workflows/accounts/login-from-amazon"
import { answering } from "../../../../lib/answering"
import { originOf } from "../../../../lib/request"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<LoginFromAmazonResponse>) => {
    const query = req.validatedQuery as unknown as LoginFromAmazonBody
    res.json({ login: await describeLogin(req.scope, query) })
  }
)

export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<LoginFromAmazonBody>,
    res: MedusaResponse<ContinueLoginResponse>
  ) => {
    res.json(
      await continueLogin(req.scope, {
        ...req.validatedBody,
        user_id: req.auth_context.actor_id,
        origin: originOf(req),
      })
    )
  }
)
