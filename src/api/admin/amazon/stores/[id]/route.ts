import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type {
  AmazonStoreDeleteResponse,
  AmazonStoreDetailResponse,
  AmazonStoreResponse,
  DeleteAmazonStoreBody,
  UpdateAmazonStoreBody,
} from "../../../../../types"
import { answering } from "../../../../lib/answering"
import { amazonOf } from "../../../../lib/request"
import { shown } from "../../../../lib/shown"
import { invalid } from "../../../../../modules/amazon/lib/refusal"
import { closeStore } from "../../../../../workflows/stores/live"
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
    if (!store) {
      // Deleted since its row was read: refused as it is a moment later.
      await loadStoreRow(req.scope, id)
    }
    res.json({ store, flows, problems })
  }
)

export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<UpdateAmazonStoreBody>,
    res: MedusaResponse<AmazonStoreResponse>
  ) => {
    const { id } = await loadStoreRow(req.scope, req.params.id)
    const { settings, ...others } = req.validatedBody
    await updateAmazonStoreWorkflow(req.scope).run({ input: { id, update: req.validatedBody } })
    await amazonOf(req).audit.add({
      ...{ by: req.auth_context.actor_id, what: "store_changed", subject: id },
      // Of the rest no values: an e-mail address is somebody's.
      parameters: { fields: Object.keys(others), ...settings },
    })
    res.json({ store: await loadStore(req.scope, id) })
  }
)

export const DELETE = answering(
  async (
    req: AuthenticatedMedusaRequest<DeleteAmazonStoreBody>,
    res: MedusaResponse<AmazonStoreDeleteResponse>
  ) => {
    const { id, name } = await loadStoreRow(req.scope, req.params.id)
    const { confirm, listings } = req.validatedBody
    if (confirm.trim() !== name.trim()) {
      throw invalid(
        "confirm",
        "name_not_typed",
        `confirm: "${shown(confirm)}" is not the store's name. Type "${name}".`,
        { store: name }
      )
    }
    const by = req.auth_context.actor_id
    if (listings === "zero") {
      await closeStore(req.scope, { store_id: id, by })
      await amazonOf(req).audit.add({ by, what: "store_closing", subject: id })
      const store = await loadStore(req.scope, id)
      res.json({ id, object: "amazon_store", deleted: false, store })
      return
    }
    await deleteAmazonStoreWorkflow(req.scope).run({ input: { id } })
    await amazonOf(req).audit.add({ by, what: "store_deleted", subject: id })
    res.json({ id, object: "amazon_store", deleted: true, store: null })
  }
)
