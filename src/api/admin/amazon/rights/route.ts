import { resolvePermissions } from "@medusajs/framework"
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { amazonRights, type AmazonRightsResponse } from "../../../../types"
import { answering } from "../../../lib/answering"
import { requires } from "../../../lib/rights"

/** What the token's roles grant, which is what the guard of every route reads. */
const rolesOf = (req: AuthenticatedMedusaRequest): string[] => {
  const { roles } = (req.auth_context.app_metadata ?? {}) as { roles?: string[] }
  return roles ?? []
}

/** What the person who asks may do: for everybody who is signed in, hence without a policy. */
export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonRightsResponse>) => {
    const granted = await resolvePermissions({
      roles: rolesOf(req),
      universe: amazonRights.map(requires),
      container: req.scope,
    })
    res.json({ rights: amazonRights.filter((right) => granted.has(`amazon:${right}`)) })
  }
)
