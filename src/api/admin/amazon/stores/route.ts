import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonStoreResponse, CreateAmazonStoreBody, StoreCardDto } from "../../../../types"
import { answering } from "../../../lib/answering"
import { rememberLanguage } from "../../../lib/remember-language"
import { createAmazonStoreWorkflow } from "../../../../workflows/stores/workflows/create-amazon-store"
import { loadStore, loadStoreCards } from "./load-stores"

export const GET = answering(
  async (
    req: AuthenticatedMedusaRequest,
    res: MedusaResponse<{ stores: StoreCardDto[]; count: number }>
  ) => {
    const stores = await loadStoreCards(
      req.scope,
      null,
      req.validatedQuery.tz as string | undefined
    )
    res.json({ stores, count: stores.length })
  }
)

export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<CreateAmazonStoreBody>,
    res: MedusaResponse<AmazonStoreResponse>
  ) => {
    const { result } = await createAmazonStoreWorkflow(req.scope).run({ input: req.validatedBody })
    await rememberLanguage(req)
    res.json({ store: await loadStore(req.scope, result.id) })
  }
)
