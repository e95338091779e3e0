import type { AmazonBuyer, AmazonOrderItem, AmazonRecipient } from "./amazon-order"
import { fieldsOf, isFields, textOf } from "./lenient"
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
 * dropped: both halves together are the order again.
 *
 * What is personal: Amazon's list for Orders 2026-01-01 (buyer, delivery address, gift message,
 * customization), and beyond it the purchase order number, delivery instructions, tax
 * registrations, card and authorization codes of the payment. So is, whole, a field that should
 * hold some of these and is not of its shape. Takes an order in any shape.
 */
export function splitPersonalData(order: unknown): {
  facts: OrderFacts
  personal: PersonalData | null
} {
  const personal: PersonalData = {}
  const { buyer, recipient, ...rest } = fieldsOf(order)
  const [known, unclassified] = partition(rest, ORDER_FIELDS)
  const facts = known as OrderFacts
  const hide = (field: keyof OrderFacts) => {
    personal.unclassified = { ...personal.unclassified, [field]: facts[field] }
    delete facts[field]
  }

  if (hasContent(buyer)) {
    personal.buyer = buyer as AmazonBuyer
  }
  if (unclassified) {
    personal.unclassified = unclassified
  }
  const countryCode = textOf(fieldsOf(fieldsOf(recipient).deliveryAddress).countryCode)
  if (countryCode) {
    facts.recipient = { deliveryAddress: { countryCode } }
  }
  if (hasMoreThanCountry(recipient)) {
    personal.recipient = recipient as AmazonRecipient
  }
  const registrations = facts.tax?.taxRegistrations
  if (!isAbsent(facts.tax) && !(isFields(facts.tax) && isListOfFields(registrations))) {
    hide("tax")
  } else if (registrations?.length) {
    personal.taxRegistrations = registrations
    facts.tax = {
      ...facts.tax,
      taxRegistrations: registrations.map(({ entityType, taxRegistrationType }) =>
        withoutUndefined({ entityType, taxRegistrationType })
      ),
    }
  }
  const executions = facts.payment?.paymentExecutions
  if (!isAbsent(facts.payment) && !(isFields(facts.payment) && isListOfFields(executions))) {
    hide("payment")
  } else if (executions?.some((e) => e.acquirerId || e.cardBrand || e.authorizationCode)) {
    personal.paymentExecutions = executions
    facts.payment = {
      ...facts.payment,
      paymentExecutions: executions.map(({ paymentMethod, paymentAmount }) =>
        withoutUndefined({ paymentMethod, paymentAmount })
      ),
    }
  }
  if (!isListOfFields(facts.orderItems)) {
    hide("orderItems")
  } else if (facts.orderItems) {
    facts.orderItems = facts.orderItems.map((item, index) => splitItem(item, index, personal))
  }
  return { facts, personal: Object.keys(personal).length > 0 ? personal : null }
}

function splitItem(item: AmazonOrderItem, index: number, personal: PersonalData): AmazonOrderItem {
  const [known, unclassified] = partition({ ...item }, ITEM_FIELDS)
  const facts = known as unknown as AmazonOrderItem
  const found: PersonalItemData = {}
  if (unclassified) {
    found.unclassified = unclassified
  }
  const packing = item.fulfillment?.packing
  const giftOption = packing?.giftOption
  if (![item.fulfillment, packing, giftOption].every(isFieldsOrAbsent)) {
    found.unclassified = { ...found.unclassified, fulfillment: item.fulfillment }
    delete facts.fulfillment
  } else if (giftOption?.giftMessage !== undefined) {
    const { giftMessage, ...rest } = giftOption
    found.giftMessage = giftMessage
    facts.fulfillment = { ...item.fulfillment, packing: { ...packing, giftOption: rest } }
  }
  const customization = item.product?.customization
  if (![item.product, customization].every(isFieldsOrAbsent)) {
    found.unclassified = { ...found.unclassified, product: item.product }
    delete (facts as Partial<AmazonOrderItem>).product
  } else if (customization?.customizedUrl !== undefined) {
    const { customization: _personal, ...product } = item.product
    found.customizedUrl = customization.customizedUrl
    // The empty object tells that the item is customized.
    facts.product = { ...product, customization: {} }
  }
  if (Object.keys(found).length > 0) {
    const id = textOf(item.orderItemId)
    const key =
      id && !Object.prototype.hasOwnProperty.call(personal.items ?? {}, id) ? id : `#${index}`
    personal.items = { ...personal.items, [key]: found }
  }
  return facts
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

function hasMoreThanCountry(recipient: unknown): boolean {
  if (!isFields(recipient) || !isFieldsOrAbsent(recipient.deliveryAddress)) {
    return hasContent(recipient)
  }
  const { deliveryAddress, ...rest } = recipient
  const { countryCode, ...address } = fieldsOf(deliveryAddress)
  return hasContent(address) || hasContent(rest)
}

function hasContent(value: unknown): boolean {
  return isFields(value)
    ? Object.values(value).some((v) => !isAbsent(v) && v !== "")
    : !isAbsent(value) && value !== ""
}

const isAbsent = (value: unknown): value is null | undefined =>
  value === undefined || value === null

const isFieldsOrAbsent = (value: unknown): boolean => isAbsent(value) || isFields(value)

const isListOfFields = (value: unknown): boolean =>
  isAbsent(value) || (Array.isArray(value) && value.every(isFields))

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T
}
