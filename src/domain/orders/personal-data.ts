import type { AmazonOrder, AmazonOrderItem, AmazonRecipient } from "./amazon-order"
import type { OrderFacts, PersonalData, PersonalItemData } from "./types"

/**
 * Fields of Amazon's model (Orders API 2026-01-01). One that is not listed is treated as personal
 * until somebody has looked at it: it is kept, but encrypted.
 */
const ORDER_FIELDS = new Set([
  ...["orderId", "orderAliases", "createdTime", "lastUpdatedTime", "programs", "associatedOrders"],
  ...["salesChannel", "proceeds", "payment", "tax", "fulfillment", "orderItems", "packages"],
  "fulfillmentOrders",
])
const ITEM_FIELDS = new Set([
  ...["orderItemId", "quantityOrdered", "measurement", "associatedOrderItems", "programs"],
  ...["product", "proceeds", "expense", "promotion", "cancellation", "fulfillment", "tax"],
])

/**
 * Splits an order into facts, which may be stored and shown, and personal data, which may only be
 * stored encrypted. Of the recipient the facts keep the country and nothing else. Nothing is
 * dropped: `joinPersonalData` gives the order back.
 *
 * What is personal: Amazon's list for Orders 2026-01-01 (buyer, delivery address, gift message,
 * customization), and beyond it the purchase order number, delivery instructions, tax
 * registrations, card and authorization codes of the payment.
 */
export function splitPersonalData(order: AmazonOrder): {
  facts: OrderFacts
  personal: PersonalData | null
} {
  const personal: PersonalData = {}
  const { buyer, recipient, ...rest } = order
  const [known, unclassified] = partition(rest, ORDER_FIELDS)
  const facts = { ...known } as OrderFacts

  if (buyer && hasContent(buyer)) {
    personal.buyer = buyer
  }
  if (unclassified) {
    personal.unclassified = unclassified
  }
  const countryCode = recipient?.deliveryAddress?.countryCode
  if (countryCode) {
    facts.recipient = { deliveryAddress: { countryCode } }
  }
  if (recipient && hasMoreThanCountry(recipient)) {
    personal.recipient = recipient
  }
  if (order.tax?.taxRegistrations?.length) {
    personal.taxRegistrations = order.tax.taxRegistrations
    facts.tax = {
      ...order.tax,
      taxRegistrations: order.tax.taxRegistrations.map(({ entityType, taxRegistrationType }) =>
        withoutUndefined({ entityType, taxRegistrationType })
      ),
    }
  }
  const executions = order.payment?.paymentExecutions
  if (executions?.some((e) => e.acquirerId || e.cardBrand || e.authorizationCode)) {
    personal.paymentExecutions = executions
    facts.payment = {
      ...order.payment,
      paymentExecutions: executions.map(({ paymentMethod, paymentAmount }) =>
        withoutUndefined({ paymentMethod, paymentAmount })
      ),
    }
  }
  if (Array.isArray(order.orderItems)) {
    facts.orderItems = order.orderItems.map((item) => splitItem(item, personal))
  }
  return { facts, personal: Object.keys(personal).length > 0 ? personal : null }
}

function splitItem(item: AmazonOrderItem, personal: PersonalData): AmazonOrderItem {
  const [known, unclassified] = partition({ ...item }, ITEM_FIELDS)
  const facts = known as unknown as AmazonOrderItem
  const found: PersonalItemData = {}
  if (unclassified) {
    found.unclassified = unclassified
  }
  const giftOption = item.fulfillment?.packing?.giftOption
  if (giftOption?.giftMessage !== undefined) {
    const { giftMessage, ...rest } = giftOption
    found.giftMessage = giftMessage
    facts.fulfillment = {
      ...item.fulfillment,
      packing: { ...item.fulfillment?.packing, giftOption: rest },
    }
  }
  const customizedUrl = item.product?.customization?.customizedUrl
  if (customizedUrl !== undefined) {
    const { customization, ...product } = item.product
    found.customizedUrl = customizedUrl
    // The empty object tells that the item is customized.
    facts.product = { ...product, customization: {} }
  }
  if (Object.keys(found).length > 0) {
    personal.items = { ...personal.items, [item.orderItemId]: found }
  }
  return facts
}

/** The order as Amazon sent it, from its two halves. */
export function joinPersonalData(facts: OrderFacts, personal: PersonalData | null): AmazonOrder {
  const order: AmazonOrder = { ...facts }
  if (personal === null) {
    return order
  }
  Object.assign(order, personal.unclassified)
  if (personal.buyer) {
    order.buyer = personal.buyer
  }
  if (personal.recipient) {
    order.recipient = personal.recipient
  }
  if (personal.taxRegistrations) {
    order.tax = { ...facts.tax, taxRegistrations: personal.taxRegistrations }
  }
  if (personal.paymentExecutions) {
    order.payment = { ...facts.payment, paymentExecutions: personal.paymentExecutions }
  }
  if (personal.items) {
    const items = personal.items
    order.orderItems = facts.orderItems.map((item) => joinItem(item, items[item.orderItemId]))
  }
  return order
}

function joinItem(facts: AmazonOrderItem, personal: PersonalItemData | undefined): AmazonOrderItem {
  if (!personal) {
    return facts
  }
  const item: AmazonOrderItem = { ...facts, ...personal.unclassified }
  if (personal.giftMessage !== undefined) {
    const packing = facts.fulfillment?.packing
    item.fulfillment = {
      ...facts.fulfillment,
      packing: {
        ...packing,
        giftOption: { ...packing?.giftOption, giftMessage: personal.giftMessage },
      },
    }
  }
  if (personal.customizedUrl !== undefined) {
    item.product = { ...facts.product, customization: { customizedUrl: personal.customizedUrl } }
  }
  return item
}

function partition<T extends object>(
  from: T,
  known: Set<string>
): [Partial<T>, Record<string, unknown> | null] {
  const entries = Object.entries(from)
  const unknown = entries.filter(([key]) => !known.has(key))
  return [
    Object.fromEntries(entries.filter(([key]) => known.has(key))) as Partial<T>,
    unknown.length > 0 ? Object.fromEntries(unknown) : null,
  ]
}

function hasMoreThanCountry(recipient: AmazonRecipient): boolean {
  const { countryCode, ...address } = recipient.deliveryAddress ?? {}
  const { deliveryAddress, ...rest } = recipient
  return hasContent(address) || hasContent(rest)
}

function hasContent(value: object): boolean {
  return Object.values(value).some((v) => v !== undefined && v !== null && v !== "")
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T
}
