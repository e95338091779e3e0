import { toIso } from "../core/clock.js"
import { divideRounded, money } from "../core/money.js"
import type { Money } from "../core/money.js"
import { findMarketplace } from "../amazon/marketplaces.js"
import { itemAmounts, orderAmounts, buyerPaid } from "./conventions.js"
import type { Amounts } from "./conventions.js"
import { openUnits } from "./transitions.js"
import type { OrderItemRecord, OrderRecord } from "./types.js"

export const INCLUDED_DATA = [
  "BUYER",
  "RECIPIENT",
  "PROCEEDS",
  "EXPENSE",
  "PROMOTION",
  "CANCELLATION",
  "FULFILLMENT",
  "PACKAGES",
  "TAX",
  "PAYMENT",
  "FULFILLMENT_ORDERS",
] as const

/** The order as Orders API 2026-01-01 tells it; data sets that were not asked for are absent. */
export function presentOrder(order: OrderRecord, included: ReadonlySet<string>) {
  const marketplace = findMarketplace(order.marketplaceId)
  const pending = order.status === "PENDING"
  // Orders fulfilled by Amazon tell neither e-mail nor address, pending ones nothing of the buyer.
  const ownBuyer = order.fulfilledBy === "MERCHANT" && !pending
  return {
    orderId: order.orderId,
    ...(order.sellerOrderId && {
      orderAliases: [{ aliasId: order.sellerOrderId, aliasType: "SELLER_ORDER_ID" }],
    }),
    createdTime: toIso(order.createdTime),
    lastUpdatedTime: toIso(order.lastUpdatedTime),
    ...(order.programs.length > 0 && { programs: order.programs }),
    ...(order.replacementOf && {
      associatedOrders: [
        { orderId: order.replacementOf, associationType: "REPLACEMENT_ORIGINAL_ID" },
      ],
    }),
    salesChannel: {
      channelName: "AMAZON",
      marketplaceId: order.marketplaceId,
      ...(marketplace && { marketplaceName: marketplace.name }),
    },
    ...(included.has("BUYER") && ownBuyer && { buyer: presentBuyer(order) }),
    ...(included.has("RECIPIENT") && ownBuyer && { recipient: presentRecipient(order) }),
    ...(included.has("PROCEEDS") && !pending && { proceeds: presentOrderProceeds(order) }),
    ...(included.has("PAYMENT") && !pending && presentPayment(order)),
    ...(included.has("TAX") && order.buyer.companyName && { tax: presentOrderTax() }),
    ...(included.has("FULFILLMENT") && { fulfillment: presentFulfillment(order) }),
    orderItems: order.items.map((item) => presentItem(order, item, included)),
    ...(included.has("PACKAGES") &&
      order.fulfilledBy === "MERCHANT" &&
      order.packages.length > 0 && { packages: presentPackages(order) }),
  }
}

/** Amazon tells the relay address only while the order is to be shipped or after it was. */
function presentBuyer(order: OrderRecord) {
  const { name, email, companyName, purchaseOrderNumber } = order.buyer
  return {
    buyerName: name,
    ...(order.status !== "CANCELLED" && { buyerEmail: email }),
    ...(companyName && { buyerCompanyName: companyName }),
    ...(purchaseOrderNumber && { buyerPurchaseOrderNumber: purchaseOrderNumber }),
  }
}

function presentRecipient(order: OrderRecord) {
  return {
    deliveryAddress: order.address,
    ...(order.dropOffLocation && {
      deliveryPreference: { dropOffLocation: order.dropOffLocation },
    }),
  }
}

function presentOrderProceeds(order: OrderRecord) {
  const amounts = orderAmounts(order)
  return {
    grandTotal: money(amounts.total, order.currency),
    breakdowns: breakdownTypes(amounts).map((type) => ({
      type,
      subtotal: money(amounts[type], order.currency),
    })),
  }
}

/** Nothing is paid for a free replacement. */
function presentPayment(order: OrderRecord) {
  const paid = money(buyerPaid(order), order.currency)
  return Number(paid.amount) === 0
    ? {}
    : {
        payment: {
          paymentExecutions: [{ paymentMethod: order.paymentMethod, paymentAmount: paid }],
        },
      }
}

function presentOrderTax() {
  return { taxInvoicing: { buyerInvoicePreference: "BUSINESS" } }
}

function presentFulfillment(order: OrderRecord) {
  return {
    fulfillmentStatus: order.status,
    fulfilledBy: order.fulfilledBy,
    fulfillmentServiceLevel: order.serviceLevel,
    ...(order.status !== "PENDING" && {
      shipByWindow: dateTimeRange(order.shipBy),
      deliverByWindow: dateTimeRange(order.deliverBy),
    }),
  }
}

function dateTimeRange([earliest, latest]: [number, number]) {
  return { earliestDateTime: toIso(earliest), latestDateTime: toIso(latest) }
}

function presentItem(order: OrderRecord, item: OrderItemRecord, included: ReadonlySet<string>) {
  const amounts = itemAmounts(order, item)
  const pending = order.status === "PENDING"
  const cancellation = presentCancellation(item)
  return {
    orderItemId: item.orderItemId,
    quantityOrdered: item.quantity,
    ...(item.programs.length > 0 && { programs: item.programs }),
    product: {
      asin: item.asin,
      title: item.title,
      sellerSku: item.sku,
      condition: { conditionType: "NEW", conditionSubtype: "NEW" },
      // Amazon tells prices of pending orders in some marketplaces only (Japan among them).
      ...((!pending || order.currency === "JPY") && {
        price: {
          unitPrice: money(
            divideRounded(unitPriceBase(order, item, amounts), item.quantity),
            order.currency
          ),
          ...(item.businessPrice && { priceDesignation: "BUSINESS_PRICE" }),
        },
      }),
    },
    ...(included.has("PROCEEDS") && !pending && { proceeds: itemProceeds(order, amounts) }),
    ...(included.has("PROMOTION") &&
      item.promotionIds.length > 0 && {
        promotion: { breakdowns: item.promotionIds.map((promotionId) => ({ promotionId })) },
      }),
    ...(included.has("EXPENSE") &&
      order.currency === "JPY" &&
      !pending && { expense: { pointsCost: presentPoints(order, amounts) } }),
    ...(included.has("CANCELLATION") && cancellation && { cancellation }),
    ...(included.has("FULFILLMENT") && { fulfillment: presentItemFulfillment(order, item) }),
    ...(included.has("TAX") && item.taxCollectedBy && { tax: presentItemTax(item) }),
  }
}

/** A unit price is told before discounts, also where ITEM is told after them. */
function unitPriceBase(order: OrderRecord, item: OrderItemRecord, amounts: Amounts): number {
  return order.convention === "discount_deducted"
    ? amounts.ITEM + Math.abs(amounts.discount.ITEM)
    : amounts.ITEM
}

function itemProceeds(order: OrderRecord, amounts: Amounts) {
  const { currency } = order
  const details = (entries: [string, number][]) =>
    entries
      .filter(([, value]) => value !== 0)
      .map(([subtype, value]) => ({ subtype, value: money(value, currency) }))
  return {
    proceedsTotal: money(amounts.total, currency),
    breakdowns: breakdownTypes(amounts).map((type) => ({
      type,
      subtotal: money(amounts[type], currency),
      ...(type === "TAX" && { detailedBreakdowns: details(Object.entries(amounts.tax)) }),
      ...(type === "DISCOUNT" && { detailedBreakdowns: details(Object.entries(amounts.discount)) }),
    })),
  }
}

type BreakdownType = "ITEM" | "SHIPPING" | "GIFT_WRAP" | "TAX" | "DISCOUNT"

function breakdownTypes(amounts: Amounts): BreakdownType[] {
  const optional: BreakdownType[] = ["SHIPPING", "GIFT_WRAP", "DISCOUNT", "TAX"]
  return ["ITEM", ...optional.filter((type) => amounts[type] !== 0)]
}

function presentPoints(
  order: OrderRecord,
  amounts: Amounts
): { pointsGranted: { pointsNumber: number; pointsMonetaryValue: Money } } {
  const points = Math.floor(amounts.ITEM / 100)
  return {
    pointsGranted: {
      pointsNumber: points,
      pointsMonetaryValue: money(points, order.currency),
    },
  }
}

function presentCancellation(item: OrderItemRecord) {
  if (!item.cancelRequestedBecause && !item.cancelled) {
    return null
  }
  return {
    ...(item.cancelRequestedBecause && {
      cancellationRequest: { requester: "BUYER", cancelReason: item.cancelRequestedBecause },
    }),
    ...(item.cancelled && {
      cancellationExecution: {
        cancelledBy: item.cancelled.by,
        cancelReason: item.cancelled.reason,
      },
    }),
  }
}

function presentItemFulfillment(order: OrderRecord, item: OrderItemRecord) {
  return {
    quantityFulfilled: item.quantityShipped,
    quantityUnfulfilled: openUnits(order, item),
    ...(item.gift &&
      order.fulfilledBy === "MERCHANT" && {
        packing: {
          giftOption: { giftMessage: item.gift.message, giftWrapLevel: item.gift.level },
        },
      }),
    ...(item.iossNumber && {
      shipping: { internationalShipping: { iossNumber: item.iossNumber } },
    }),
  }
}

function presentItemTax(item: OrderItemRecord) {
  return {
    ...(item.iossNumber && { taxCalculationBreakdowns: [{ reportingScheme: "IOSS" }] }),
    taxCollections: [
      { model: "MARKETPLACE_FACILITATOR", responsibleParty: item.taxCollectedBy as string },
    ],
  }
}

function presentPackages(order: OrderRecord) {
  return order.packages.map((entry) => ({
    packageReferenceId: entry.packageReferenceId,
    createdTime: toIso(entry.createdTime),
    packageStatus: { status: "SHIPPED" },
    carrier: entry.carrier,
    shipTime: toIso(entry.shipTime),
    ...(entry.shippingService && { shippingService: entry.shippingService }),
    trackingNumber: entry.trackingNumber,
    packageItems: entry.items,
  }))
}
