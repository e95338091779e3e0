import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonListingResponse, LinkListingBody } from "../../../../../../types"
import { loadListing } from "../../load-listings"
import { linkListing } from "./link-listing"

export const POST = async (
  req: AuthenticatedMedusaRequest<LinkListingBody>,
  res: MedusaResponse<AmazonListingResponse>
) => {
  const { id } = req.params
  await linkListing(req.scope, { id, variant_id: req.validatedBody.variant_id })
  res.json({ listing: await loadListing(req.scope, id) })
}
