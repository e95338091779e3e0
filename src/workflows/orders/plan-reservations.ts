import type { ReservationTarget } from "../../modules/amazon/medusa-tables/availability"
import type { PlannedImport } from "./types"

export interface PlannedReservation {
  line_item_id: string
  inventory_item_id: string
  location_id: string
  quantity: number
}

/**
 * One reservation per line and inventory item (kits have several), at the location found for it.
 * Variants without managed inventory need none; items without any level are returned by order and seller SKU.
 */
export const planReservations = (
  imports: Pick<PlannedImport, "id" | "reservations" | "owner_id">[],
  targets: ReservationTarget[]
): {
  reservations: PlannedReservation[]
  unplaced: { id: string; owner_id: string; seller_sku: string }[]
} => {
  const byVariant = new Map<string, ReservationTarget[]>()
  for (const target of targets) {
    byVariant.set(target.variant_id, [...(byVariant.get(target.variant_id) ?? []), target])
  }
  const reservations: PlannedReservation[] = []
  const unplaced: { id: string; owner_id: string; seller_sku: string }[] = []
  for (const entry of imports) {
    for (const line of entry.reservations) {
      for (const target of byVariant.get(line.variant_id) ?? []) {
        if (target.location_id) {
          reservations.push({
            line_item_id: line.line_item_id,
            inventory_item_id: target.inventory_item_id,
            location_id: target.location_id,
            quantity: line.quantity * target.required_quantity,
          })
        } else {
          unplaced.push({
            ...{ id: entry.id, owner_id: entry.owner_id },
            seller_sku: line.seller_sku,
          })
        }
      }
    }
  }
  return { reservations, unplaced }
}
