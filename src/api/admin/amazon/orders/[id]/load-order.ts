import type { MedusaContainer } from "@medusajs/framework/types"
import {
  isMoneyMissing,
  medusaTotalsOf,
  moneyRows,
  readMoney,
  type MoneyReading,
  type OrderFacts,
} from "../../../../../domain/orders"
import { AMAZON_MODULE } from "../../../../../modules/amazon"
import { readVariants } from "../../../../../modules/amazon/medusa-tables/variants"
import type AmazonModuleService from "../../../../../modules/amazon/service"
import type { OrderFactsRow } from "../../../../../modules/amazon/services/overview-order-details"
import type { AmazonOrderDetailResponse, MoneyRowDto } from "../../../../../types"
import { requireOrder } from "../require-order"
import { toOrderDtos } from "../to-order-dto"
import { loadMedusaOrder, type MedusaOrder } from "./load-medusa-order"
import { toEventDto, toLineDtos, toShipmentDto } from "./to-detail-dtos"

/** An order of the inbox with all its page shows. @throws MedusaError not_found. */
export const loadOrder = async (
  container: MedusaContainer,
  id: string
): Promise<AmazonOrderDetailResponse["order"]> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const row = await requireOrder(container, id)
  const details = amazon.overview.orderDetails
  const [facts, lines, events, shipments, medusa] = await Promise.all([
    details.facts(id),
    details.lines(id),
    details.events(id),
    details.shipments(id),
    loadMedusaOrder(container, row.order_id),
  ])
  const variantIds = lines.flatMap((line) => line.variant_id ?? [])
  const variants = variantIds.length ? await readVariants(amazon.db.knex, variantIds) : []
  const [order] = toOrderDtos(container, [row])
  return {
    ...order,
    lines: toLineDtos(lines, variants, medusa?.items ?? []),
    money: order.held_reasons.some(({ code }) => code === "invalid_order")
      ? []
      : toMoneyRows(facts, order.store?.country_code ?? "", medusa),
    convention: facts.convention,
    events: events.map(toEventDto),
    shipments: shipments.map(toShipmentDto),
    facts: facts.facts,
    same_reason_count: facts.same_reason_count,
  }
}

/** A held order has no stored reading yet: Amazon's side is read from the facts, where it can be. */
const toMoneyRows = (
  { facts, money }: OrderFactsRow,
  countryCode: string,
  medusa: MedusaOrder | null
): MoneyRowDto[] => {
  const reading = (money ??
    readMoney(facts as unknown as OrderFacts, { country_code: countryCode })) as
    MoneyReading | { missing: never[] }
  return isMoneyMissing(reading) ? [] : moneyRows(reading, medusa && medusaTotalsOf(medusa))
}
