import { findMarketplace } from "../../amazon/marketplaces.js"
import { toDecimal } from "../../core/money.js"
import { showsGross } from "../../orders/conventions.js"
import type { OrderRecord, OrderStatus, PricedPart } from "../../orders/types.js"
import { withOffset } from "../dates.js"
import { kindOf } from "../table.js"
import type { Column } from "../table.js"
import { inventOrderRow, orderRows } from "./order-row.js"
import type { OrderRow } from "./order-row.js"

const STATUS: Record<OrderStatus, string> = {
  ...{ PENDING_AVAILABILITY: "Pending", PENDING: "Pending", CANCELLED: "Cancelled" },
  ...{ UNSHIPPED: "Unshipped", PARTIALLY_SHIPPED: "Shipping", SHIPPED: "Shipped" },
}

/** Money of a part; pending orders tell none. */
const amount = (
  part: (row: OrderRow) => PricedPart | null,
  which: "price" | "tax" | "discount"
) => {
  return (row: OrderRow) => {
    const value = part(row)
    if (!value || row.order.status === "PENDING") {
      return ""
    }
    const gross = showsGross(row.order)
    const discount = gross ? value.discountGross : value.discountNet
    const minor =
      which === "tax"
        ? value.tax
        : which === "discount"
          ? discount
          : value.net + (gross ? value.tax : 0) + discount
    return minor === 0 && which === "discount" ? "" : toDecimal(minor, row.order.currency)
  }
}
const goods = (row: OrderRow) => row.item.item
const shipping = (row: OrderRow) => row.item.shipping
const wrap = (row: OrderRow) => row.item.giftWrap
const address =
  (field: "city" | "stateOrRegion" | "postalCode" | "countryCode") => (row: OrderRow) =>
    row.order.status === "PENDING" ? "" : (row.order.address[field] ?? "")

/** `GET_FLAT_FILE_ALL_ORDERS_DATA_BY_…_GENERAL`: no personal data but the place. */
const COLUMNS: readonly Column<OrderRow>[] = [
  ["amazon-order-id", ({ order }) => order.orderId],
  ["merchant-order-id", ({ order }) => order.sellerOrderId ?? order.orderId],
  ["purchase-date", ({ order }) => withOffset(order.createdTime)],
  ["last-updated-date", ({ order }) => withOffset(order.lastUpdatedTime)],
  ["order-status", ({ order, item }) => (item.cancelled ? "Cancelled" : STATUS[order.status])],
  ["fulfillment-channel", ({ order }) => (order.fulfilledBy === "AMAZON" ? "Amazon" : "Merchant")],
  ["sales-channel", ({ order }) => findMarketplace(order.marketplaceId)?.name ?? ""],
  ["order-channel", () => ""],
  ["ship-service-level", ({ order }) => order.serviceLevel],
  ["product-name", ({ item }) => item.title],
  ["sku", ({ item }) => item.sku],
  ["asin", ({ item }) => item.asin],
  ["item-status", ({ order, item }) => (item.cancelled ? "Cancelled" : STATUS[order.status])],
  ["quantity", ({ item }) => String(item.cancelled ? 0 : item.quantity)],
  ["currency", ({ order }) => (order.status === "PENDING" ? "" : order.currency)],
  ["item-price", amount(goods, "price")],
  ["item-tax", amount(goods, "tax")],
  ["shipping-price", amount(shipping, "price")],
  ["shipping-tax", amount(shipping, "tax")],
  ["gift-wrap-price", amount(wrap, "price")],
  ["gift-wrap-tax", amount(wrap, "tax")],
  ["item-promotion-discount", amount(goods, "discount")],
  ["ship-promotion-discount", amount(shipping, "discount")],
  ["ship-city", address("city")],
  ["ship-state", address("stateOrRegion")],
  ["ship-postal-code", address("postalCode")],
  ["ship-country", address("countryCode")],
  ["promotion-ids", ({ item }) => item.promotionIds.join(",")],
  ["is-business-order", ({ order }) => String(order.programs.includes("AMAZON_BUSINESS"))],
  ["purchase-order-number", ({ order }) => order.buyer.purchaseOrderNumber ?? ""],
  ["price-designation", ({ item }) => (item.businessPrice ? "Business Price" : "")],
]

const by = (timeOf: (order: OrderRecord) => number) =>
  kindOf<OrderRow>({
    columns: COLUMNS,
    rows: (emulator, report) => orderRows(emulator, report, timeOf),
    invent: inventOrderRow,
  })

export const ORDERS_BY_UPDATE = by((order) => order.lastUpdatedTime)
export const ORDERS_BY_DATE = by((order) => order.createdTime)
