import type { OrderFeed } from "./feed-types.js"
import { FeedFormatError } from "./order-messages.js"
import type { AdjustedItem, OrderMessage } from "./order-messages.js"
import { childOf, childrenOf, parseXml, textOf, XmlError } from "./xml.js"
import type { XmlElement } from "./xml.js"

const MESSAGE_TYPES: Partial<Record<OrderFeed, string>> = {
  POST_ORDER_FULFILLMENT_DATA: "OrderFulfillment",
  POST_ORDER_ACKNOWLEDGEMENT_DATA: "OrderAcknowledgement",
  POST_PAYMENT_ADJUSTMENT_DATA: "OrderAdjustment",
}

/** Messages of an XML order feed (an AmazonEnvelope). Throws FeedFormatError for anything else. */
export function readXmlFeed(feedType: OrderFeed, source: string): OrderMessage[] {
  const type = MESSAGE_TYPES[feedType] as string
  const envelope = parse(source)
  if (envelope.name !== "AmazonEnvelope" || textOf(envelope, "MessageType") !== type) {
    throw new FeedFormatError(`the feed is not an AmazonEnvelope of MessageType ${type}`)
  }
  return childrenOf(envelope, "Message").map((message) => {
    const content = childOf(message, type)
    const messageId = Number(textOf(message, "MessageID"))
    if (!content || !Number.isInteger(messageId) || messageId < 1) {
      throw new FeedFormatError(`a Message lacks its MessageID or its ${type}`)
    }
    return read(type, messageId, content)
  })
}

function parse(source: string): XmlElement {
  try {
    return parseXml(source)
  } catch (error) {
    throw error instanceof XmlError ? new FeedFormatError(`not XML: ${error.message}`) : error
  }
}

function read(type: string, messageId: number, content: XmlElement): OrderMessage {
  const common = { messageId, orderId: textOf(content, "AmazonOrderID") }
  switch (type) {
    case "OrderFulfillment":
      return { ...common, kind: "fulfillment", shipment: readShipment(content) }
    case "OrderAcknowledgement":
      return { ...common, kind: "acknowledgement", cancel: readCancellation(content) }
    default:
      return {
        ...common,
        kind: "adjustment",
        items: childrenOf(content, "AdjustedItem").map(readAdjustment),
      }
  }
}

function readShipment(content: XmlElement) {
  const data = childOf(content, "FulfillmentData")
  return {
    shipDate: textOf(content, "FulfillmentDate"),
    carrier: textOf(data, "CarrierName") || textOf(data, "CarrierCode"),
    method: textOf(data, "ShippingMethod") || null,
    trackingNumber: textOf(data, "ShipperTrackingNumber"),
    items: childrenOf(content, "Item").map((item) => {
      const quantity = textOf(item, "Quantity")
      return {
        orderItemId: textOf(item, "AmazonOrderItemCode"),
        quantity: quantity === "" ? null : Number(quantity),
      }
    }),
  }
}

function readCancellation(content: XmlElement) {
  const status = textOf(content, "StatusCode")
  if (status !== "Success" && status !== "Failure") {
    throw new FeedFormatError(`StatusCode "${status}" is neither Success nor Failure`)
  }
  return status === "Success"
    ? null
    : childrenOf(content, "Item").map((item) => ({
        orderItemId: textOf(item, "AmazonOrderItemCode"),
        reason: textOf(item, "CancelReason"),
      }))
}

function readAdjustment(item: XmlElement): AdjustedItem {
  return {
    orderItemId: textOf(item, "AmazonOrderItemCode"),
    reason: textOf(item, "AdjustmentReason"),
    components: childrenOf(childOf(item, "ItemPriceAdjustments"), "Component").map((component) => ({
      type: textOf(component, "Type"),
      amount: textOf(component, "Amount"),
      currency: childOf(component, "Amount")?.currency ?? "",
    })),
    quantityCancelled: Number(textOf(item, "QuantityCancelled") || 0),
  }
}
