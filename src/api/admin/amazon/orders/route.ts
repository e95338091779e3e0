import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { OrderFilter } from "../../../../modules/amazon/services/overview-orders"
import type { AmazonOrderListResponse } from "../../../../types"
import { answering } from "../../../lib/answering"
import { amazonOf, pageOf } from "../../../lib/request"
import { toOrderDtos } from "./to-order-dto"

export const GET = answering(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AmazonOrderListResponse>) => {
    const filter: OrderFilter = { tab: "all", ...req.filterableFields }
    const page = pageOf(req)
    const { orders } = amazonOf(req).overview
    const [rows, tabs] = await Promise.all([orders.list(filter, page), orders.tabs(filter)])
    res.json({ orders: toOrderDtos(req.scope, rows), count: tabs[filter.tab], ...page, tabs })
  }
)
