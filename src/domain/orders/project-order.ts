import { classifyOrder } from "./classify-order"
import { composeOrder } from "./compose-order"
import type { ComposedOrder } from "./composed-order"
import { isMoneyMissing, type MoneyReading } from "./money-reading"
import { isReplacement } from "./order-figures"
import { readMoney } from "./read-money"
import type { ComposedItemLink, ComposedReservation, HeldReason, IgnoreReason } from "./types"
import { variantOfSku, type LinkedVariants } from "./types"
import type { OrderFacts, PersonalData, ProjectionNote } from "./types"
import type { ProjectionSettings, ProjectionStore, WaitReason } from "./types"

export interface ProjectOrderInput {
  facts: OrderFacts
  personal: PersonalData | null
  /** The store of the order's marketplace; null when there is none. */
  store: ProjectionStore | null
  settings: ProjectionSettings
  /** Deterministic: the same Amazon order always gets the same. */
  medusa_order_id: string
  customer_id?: string
  variants: LinkedVariants
}

export type Projection =
  | {
      kind: "import"
      order: ComposedOrder
      money: MoneyReading
      notes: ProjectionNote[]
      links: ComposedItemLink[]
      reservations: ComposedReservation[]
    }
  | { kind: "wait"; reason: WaitReason }
  | { kind: "ignore"; reason: IgnoreReason }
  | { kind: "hold"; reasons: HeldReason[] }

/** Decides what becomes of an inbox order; every reason to hold it is given at once. */
export function projectOrder(input: ProjectOrderInput): Projection {
  const { facts, store, settings, variants } = input
  const found = classifyOrder(facts, store && { import_since: settings.import_since })
  if (found.state === "wait") {
    return { kind: "wait", reason: found.reason }
  }
  if (found.state === "ignore") {
    return { kind: "ignore", reason: found.reason }
  }
  if (found.state === "hold" || store === null) {
    return { kind: "hold", reasons: found.state === "hold" ? found.reasons : [] }
  }

  const money = readMoney(facts, store)
  const reasons = [
    ...storeFaults(store),
    ...(isMoneyMissing(money) ? money.missing : moneyFaults(money, store, settings)),
    ...itemFaults(facts, variants),
  ]
  const { sales_channel_id, region_id } = store
  if (reasons.length > 0 || isMoneyMissing(money) || !sales_channel_id || !region_id) {
    return { kind: "hold", reasons }
  }
  const { tax_left_out, ...composition } = composeOrder({
    ...input,
    money,
    store: { ...store, sales_channel_id, region_id },
  })
  return { kind: "import", money, notes: notesOf(input, money, tax_left_out), ...composition }
}

function storeFaults(store: ProjectionStore): HeldReason[] {
  const parameters = { store: store.name }
  return [
    ...(store.sales_channel_id ? [] : [{ code: "sales_channel_missing" as const, parameters }]),
    ...(store.region_id ? [] : [{ code: "region_missing" as const, parameters }]),
  ]
}

function moneyFaults(
  money: MoneyReading,
  store: ProjectionStore,
  settings: ProjectionSettings
): HeldReason[] {
  const faults: HeldReason[] = []
  if (money.currency_code !== store.currency_code.toUpperCase()) {
    faults.push({
      code: "currency_mismatch",
      parameters: { currency: money.currency_code, expected: store.currency_code.toUpperCase() },
    })
  }
  if (money.remainder.kind === "unexplained" && settings.hold_unexplained_totals) {
    faults.push({ code: "unexplained_total", parameters: unexplained(money) })
  }
  return faults
}

function itemFaults(facts: OrderFacts, variants: ProjectOrderInput["variants"]): HeldReason[] {
  const ordered = facts.orderItems.filter((item) => item.quantityOrdered > 0)
  if (ordered.length === 0) {
    return [
      { code: "invalid_order", parameters: { field: "orderItems.quantityOrdered", value: 0 } },
    ]
  }
  const unknown = new Map<string, HeldReason>()
  for (const { product } of ordered) {
    if (!variantOfSku(variants, product.sellerSku)) {
      const parameters = { sku: product.sellerSku ?? null, asin: product.asin ?? null }
      unknown.set(product.sellerSku ?? "", { code: "unknown_sku", parameters })
    }
  }
  return [...unknown.values()]
}

function notesOf(
  { facts, personal }: ProjectOrderInput,
  money: MoneyReading,
  taxLeftOut: boolean
): ProjectionNote[] {
  const notes: ProjectionNote[] = []
  if (money.remainder.kind !== "none") {
    const code = money.remainder.kind === "rounding" ? "rounded_total" : "unexplained_total"
    notes.push({ code, parameters: unexplained(money) })
  }
  if (taxLeftOut) {
    notes.push({ code: "tax_not_representable", parameters: { tax: money.stated.tax } })
  }
  for (const item of facts.orderItems) {
    if (item.quantityOrdered === 0 || item.cancellation?.cancellationExecution) {
      notes.push({ code: "item_cancelled", parameters: { sku: item.product.sellerSku ?? null } })
    }
  }
  if (isReplacement(facts)) {
    notes.push({ code: "replacement_order", parameters: {} })
  }
  const merchant = facts.fulfillment?.fulfilledBy !== "AMAZON"
  if (merchant && !personal?.recipient?.deliveryAddress?.addressLine1) {
    notes.push({ code: "personal_data_missing", parameters: {} })
  }
  return notes
}

function unexplained(money: MoneyReading): Record<string, string> {
  return {
    grand_total: money.grand_total,
    remainder: money.remainder.amount,
    currency: money.currency_code,
  }
}
