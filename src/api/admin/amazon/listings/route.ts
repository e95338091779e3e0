import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonListingListResponse } from "../../../../types"
import { answering } from "../../../lib/answering"
import { pageOf } from "../../../lib/request"
import { loadListings } from "./load-listings"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonListingListResponse>) => {
    res.json(await loadListings(req.scope, { tab: "all", ...req.filterableFields }, pageOf(req)))
  }
)
