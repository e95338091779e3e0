import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type {
  AmazonStoreDeleteResponse,
  AmazonStoreDetailResponse,
  AmazonStoreResponse,
  UpdateAmazonStoreBody,
} from "../../../../../types"
import { answering } from "../../../../lib/answering"
import { deleteAmazonStoreWorkflow } from "../../../../../workflows/stores/workflows/delete-amazon-store"
import { updateAmazonStoreWorkflow } from "../../../../../workflows/stores/workflows/update-amazon-store"
import { loadProblems } from "../../problems/load-problems"
import { loadStore, loadStoreCards, loadStoreRow } from "../load-stores"
import { loadFlows } from "./flows/load-flows"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonStoreDetailResponse>) => {
    const { id } = req.params
    const row = await loadStoreRow(req.scope, id)
    const [[store], flows, { problems }] = await Promise.all([
      loadStoreCards(req.scope, [id], req.validatedQuery.tz as string | undefined),
      loadFlows(req.scope, row),
      loadProblems(req.scope, { storeId: id, limit: 100, offset: 0 }),
    ])
    res.json({ store, flows, problems })
  }
)

export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<UpdateAmazonStoreBody>,
    res: MedusaResponse<AmazonStoreResponse>
  ) => {
    const { id } = await loadStoreRow(req.scope, req.params.id)
    await updateAmazonStoreWorkflow(req.scope).run({ input: { id, update: req.validatedBody } })
    res.json({ store: await loadStore(req.scope, id) })
  }
)

export const DELETE = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonStoreDeleteResponse>) => {
    const { id } = await loadStoreRow(req.scope, req.params.id)
    await deleteAmazonStoreWorkflow(req.scope).run({ input: { id } })
    res.json({ id, object: "amazon_store", deleted: true })
  }
)
