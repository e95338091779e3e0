import { fieldsOf, instantOf, isFields, textOf, wholeOf } from "./lenient"
import type { HeldReason, IgnoreReason, OrderClass, OrderFacts } from "./types"

/**
 * Decides whether an order may become a Medusa order now, later or never, from its status alone.
 *
 * - PENDING and PENDING_AVAILABILITY wait: not paid yet, no address, maybe no amounts.
 * - An unknown status waits too: importing cannot be undone, and waiting neither loses the order
 *   nor sells its units twice (waiting units count against the published quantity); the next update of it is judged afresh.
 * - CANCELLED and UNFULFILLABLE are ignored; so is what was not sold on Amazon (multi-channel
 *   fulfilment of the seller's other channels), what is older than `import_since`, and what no
 *   store is for.
 * - Orders already shipped and replacements without a price are imported.
 *
 * @param store the settings that matter, or null when no store serves the order's marketplace
 */
export function classifyOrder(
  facts: OrderFacts,
  store: { import_since: string | null } | null
): OrderClass {
  const faults = findFaults(facts)
  if (faults.length > 0) {
    return { state: "hold", reasons: faults }
  }
  if (facts.salesChannel.channelName === "NON_AMAZON") {
    return { state: "ignore", reason: "not_sold_on_amazon" }
  }
  if (store === null) {
    return { state: "ignore", reason: "no_store" }
  }
  if (store.import_since && Date.parse(facts.createdTime) < Date.parse(store.import_since)) {
    return { state: "ignore", reason: "before_import_since" }
  }
  return classifyStatus(facts)
}

/** Amazon's last word: nothing of the order is to be shipped. */
export function endedAtAmazon(facts: OrderFacts): IgnoreReason | null {
  switch (facts.fulfillment?.fulfillmentStatus) {
    case "CANCELLED":
      return "cancelled_before_import"
    case "UNFULFILLABLE":
      return "unfulfillable"
    default:
      return null
  }
}

function classifyStatus(facts: OrderFacts): OrderClass {
  const ended = endedAtAmazon(facts)
  if (ended) {
    return { state: "ignore", reason: ended }
  }
  switch (facts.fulfillment?.fulfillmentStatus) {
    case "UNSHIPPED":
    case "PARTIALLY_SHIPPED":
    case "SHIPPED":
      return facts.orderItems.length > 0
        ? { state: "import" }
        : { state: "hold", reasons: [invalid("orderItems", null)] }
    case "PENDING":
      return { state: "wait", reason: "pending" }
    case "PENDING_AVAILABILITY":
      return { state: "wait", reason: "pending_availability" }
    default:
      return { state: "wait", reason: "unknown_status" }
  }
}

/** What Amazon's model requires and the rest of the code relies on. */
export function findFaults(facts: OrderFacts): HeldReason[] {
  if (facts.not_storable) {
    return [invalid("order", facts.not_storable)]
  }
  const faults: HeldReason[] = []
  if (!facts.orderId) {
    faults.push(invalid("orderId", null))
  }
  if (!instantOf(facts.createdTime)) {
    faults.push(invalid("createdTime", facts.createdTime))
  }
  if (!isFields(facts.salesChannel)) {
    faults.push(invalid("salesChannel", null))
  }
  if (!Array.isArray(facts.orderItems)) {
    faults.push(invalid("orderItems", null))
    return faults
  }
  const seen = new Set<unknown>()
  for (const [index, item] of facts.orderItems.map(fieldsOf).entries()) {
    if (!textOf(item.orderItemId) || seen.has(item.orderItemId)) {
      faults.push(invalid(`orderItems[${index}].orderItemId`, item.orderItemId))
    }
    seen.add(item.orderItemId)
    if (wholeOf(item.quantityOrdered) === null) {
      faults.push(invalid(`orderItems[${index}].quantityOrdered`, item.quantityOrdered))
    }
    if (!isFields(item.product)) {
      faults.push(invalid(`orderItems[${index}].product`, null))
    }
  }
  return faults
}

/** Only what is short and plain is shown; of an object, only that it is one. */
function invalid(field: string, value: unknown): HeldReason {
  const shown =
    typeof value === "string"
      ? value.slice(0, 40)
      : typeof value === "number" || value === undefined || value === null
        ? (value ?? null)
        : typeof value
  return { code: "invalid_order", parameters: { field, value: shown } }
}
