import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonListingResponse, LinkListingBody } from "../../../../../../types"
import { linkListing } from "../../../../../../workflows/listings/link-listing"
import { loadListing, requireListing } from "../../load-listings"
import { answering } from "../../../../../lib/answering"

export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<LinkListingBody>,
    res: MedusaResponse<AmazonListingResponse>
  ) => {
    const { id } = req.params
    const listing = await requireListing(req.scope, id)
    await linkListing(req.scope, listing, req.validatedBody.variant_id)
    res.json({ listing: await loadListing(req.scope, id) })
  }
)
