import type { AmazonOrderDetailResponse } from "../../types"

/** The seller SKUs a held order is held for: those of its lines that the shop has no product for. */
export function skusToLink(
  order: AmazonOrderDetailResponse["order"]
): { sku: string; title: string | null }[] {
  if (!order.held_reasons.some(({ code }) => code === "unknown_sku")) {
    return []
  }
  const found = new Map<string, string | null>()
  for (const line of order.lines) {
    if (!line.variant && line.seller_sku && !found.has(line.seller_sku)) {
      found.set(line.seller_sku, line.title)
    }
  }
  return [...found].map(([sku, title]) => ({ sku, title }))
}
