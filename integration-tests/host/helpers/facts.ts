import type { AmazonDataflowDto } from "../../../src/types/dataflows"
import type {
  AmazonHomeResponse,
  AmazonStoreDetailResponse,
  AmazonStoreDto,
} from "../../../src/types/http"
import { inboxOrders } from "../../../demo/smoke/orders"
import type { Client } from "../../../demo/lib/http"

/** What a person would miss if an upgrade lost it. */
export interface Facts {
  stores: AmazonStoreDto[]
  flows: Pick<AmazonDataflowDto, "id" | "enabled" | "interval">[]
  /** Medusa's order of each of Amazon's. */
  orders: Record<string, string>
}

export async function readFacts(admin: Client): Promise<Facts> {
  const { stores } = await admin.get<AmazonHomeResponse>("/admin/amazon")
  const flows: Facts["flows"] = []
  for (const store of stores) {
    const detail = await admin.get<AmazonStoreDetailResponse>(`/admin/amazon/stores/${store.id}`)
    flows.push(...detail.flows.map(({ id, enabled, interval }) => ({ id, enabled, interval })))
  }
  const inbox = await inboxOrders(admin)
  const imported = inbox.flatMap(({ amazon_order_id, order_id }) =>
    order_id ? [[amazon_order_id, order_id] as const] : []
  )
  return {
    stores: stores.map(({ figures: _, ...store }) => store),
    flows,
    orders: Object.fromEntries(imported.sort()),
  }
}

/** What a later version tells beside what an earlier one told is left out: news is no loss. */
export const asToldBefore = (after: unknown, before: unknown): unknown => {
  if (Array.isArray(after) && Array.isArray(before)) {
    return after.map((entry, index) => asToldBefore(entry, before[index]))
  }
  if (!isRecord(after) || !isRecord(before)) return after
  return Object.fromEntries(
    Object.entries(after)
      .filter(([key]) => key in before)
      .map(([key, value]) => [key, asToldBefore(value, before[key])])
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
