import type { AmazonOrder, AmazonOrderItem } from "../../amazon-order"
import type { OrderFacts, PersonalData, PersonalItemData } from "../../types"

/** The order as Amazon sent it, from its two halves: nothing may be lost between them. */
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
