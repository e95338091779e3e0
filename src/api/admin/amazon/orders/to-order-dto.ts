import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { maskBuyer, type PersonalData } from "../../../../domain/orders"
import { AMAZON_MODULE } from "../../../../modules/amazon"
import type AmazonModuleService from "../../../../modules/amazon/service"
import type { OrderOverviewRow } from "../../../../modules/amazon/services/overview-orders"
import type { AmazonOrderDto, HeldReasonDto, InboxOrderState } from "../../../../types"
import { toIso, toIsoOrNull } from "../../../lib/time"

const toOrderDto = (row: OrderOverviewRow, buyer: string | null): AmazonOrderDto => ({
  id: row.id,
  amazon_order_id: row.amazon_order_id,
  store: row.store,
  marketplace_id: row.marketplace_id,
  amazon_status: row.amazon_status,
  fulfilled_by: row.fulfilled_by as AmazonOrderDto["fulfilled_by"],
  state: row.state as InboxOrderState,
  held_reasons: (row.held_reasons ?? []) as HeldReasonDto[],
  ignored_reason: row.ignored_reason,
  placed_at: toIso(row.placed_at),
  last_updated_at: toIso(row.last_updated_at),
  ship_by: toIsoOrNull(row.ship_by),
  total: row.total,
  currency_code: row.currency_code,
  item_count: row.item_count,
  programs: row.programs ?? [],
  buyer_masked: buyer,
  order_id: row.order_id,
  imported_at: toIsoOrNull(row.imported_at),
})

/**
 * Rows as the API tells them. Of the buyer only the mask leaves this function; where the key that
 * sealed the data is missing the list still works, without masks.
 */
export const toOrderDtos = (
  container: MedusaContainer,
  rows: OrderOverviewRow[]
): AmazonOrderDto[] => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const unreadable = new Set<string>()
  const orders = rows.map((row) => {
    try {
      const personal = row.buyer && (JSON.parse(amazon.secrets.open(row.buyer)) as PersonalData)
      return toOrderDto(row, maskBuyer(personal || null))
    } catch (error) {
      unreadable.add(error instanceof SyntaxError ? "not JSON" : (error as Error).message)
      return toOrderDto(row, null)
    }
  })
  unreadable.forEach((message) => logger.warn(`amazon buyers cannot be read: ${message}`))
  return orders
}
