import type { HeldReason, OrderClass, OrderFacts } from "./types"

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

function classifyStatus(facts: OrderFacts): OrderClass {
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
    case "CANCELLED":
      return { state: "ignore", reason: "cancelled_before_import" }
    case "UNFULFILLABLE":
      return { state: "ignore", reason: "unfulfillable" }
    default:
      return { state: "wait", reason: "unknown_status" }
  }
}

/** What Amazon's model requires and the rest of the code relies on. */
function findFaults(facts: OrderFacts): HeldReason[] {
  const faults: HeldReason[] = []
  if (!facts.orderId) {
    faults.push(invalid("orderId", null))
  }
  if (Number.isNaN(Date.parse(facts.createdTime))) {
    faults.push(invalid("createdTime", String(facts.createdTime)))
  }
  if (!facts.salesChannel) {
    faults.push(invalid("salesChannel", null))
  }
  if (!Array.isArray(facts.orderItems)) {
    faults.push(invalid("orderItems", null))
    return faults
  }
  const seen = new Set<string>()
  for (const [index, item] of facts.orderItems.entries()) {
    if (!item.orderItemId || seen.has(item.orderItemId)) {
      faults.push(invalid(`orderItems[${index}].orderItemId`, item.orderItemId ?? null))
    }
    seen.add(item.orderItemId)
    if (!Number.isInteger(item.quantityOrdered) || item.quantityOrdered < 0) {
      faults.push(invalid(`orderItems[${index}].quantityOrdered`, item.quantityOrdered ?? null))
    }
    if (!item.product) {
      faults.push(invalid(`orderItems[${index}].product`, null))
    }
  }
  return faults
}

function invalid(field: string, value: string | number | null): HeldReason {
  return { code: "invalid_order", parameters: { field, value } }
}
