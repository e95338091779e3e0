import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { accessOf, act, type LivingStage } from "../../../../../../domain/stores"
import type { StoreOverviewRow } from "../../../../../../modules/amazon/services/overview-stores"
import type AmazonModuleService from "../../../../../../modules/amazon/service"
import type { ClosingPreviewDto, StoreClosingResponse } from "../../../../../../types"
import { answering } from "../../../../../lib/answering"
import { amazonOf } from "../../../../../lib/request"
import { loadStore, loadStoreRow } from "../../load-stores"

/** What the machine would say, so that nobody chooses what is refused then. */
const preview = async (
  amazon: AmazonModuleService,
  store: StoreOverviewRow
): Promise<ClosingPreviewDto> => {
  const { stock_on, ...counts } = await amazon.closings.count(store.id)
  const read_only = store.account
    ? await amazon.installation.readOnlyOf(store.account.id)
    : { by_hand: false, other_installation: false }
  const outcome = act(
    {
      stage: store.status as LivingStage,
      access: accessOf(store.account),
      suspected_at: null,
      read_only,
    },
    "delete_zero",
    { stock_enabled: stock_on, to_zero: counts.to_zero }
  )
  return { ...counts, orders_to_ship: store.orders_to_ship, refused: outcome.refused ?? null }
}

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StoreClosingResponse>) => {
    const row = await loadStoreRow(req.scope, req.params.id)
    const [{ life }, told] = await Promise.all([
      loadStore(req.scope, row.id),
      preview(amazonOf(req), row),
    ])
    res.json({ preview: told, closing: life.closing })
  }
)
