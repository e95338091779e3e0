import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AmazonStoresResponse, CreateAmazonStoresBody } from "../../../../../types"
import { createAmazonStoresWorkflow } from "../../../../../workflows/stores/workflows/create-amazon-stores"
import { answering } from "../../../../lib/answering"
import { rememberLanguage } from "../../../../lib/remember-language"
import { loadStoreCards } from "../load-stores"

export const POST = answering(
  async (
    req: AuthenticatedMedusaRequest<CreateAmazonStoresBody>,
    res: MedusaResponse<AmazonStoresResponse>
  ) => {
    const { stores: named, ...chosen } = req.validatedBody
    const { result } = await createAmazonStoresWorkflow(req.scope).run({
      input: { stores: named.map((store) => ({ ...chosen, ...store })), listed: true },
    })
    await rememberLanguage(req)
    const ids = result.map(({ id }) => id)
    const cards = await loadStoreCards(req.scope, ids)
    const stores = cards.map(({ figures: _figures, ...store }) => store)
    res.json({ stores: ids.flatMap((id) => stores.find((store) => store.id === id) ?? []) })
  }
)
