import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonListingResponse } from "../../../../../types"
import { loadListing } from "../load-listings"
import { answering } from "../../../../lib/answering"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonListingResponse>) => {
    res.json({ listing: await loadListing(req.scope, req.params.id) })
  }
)
