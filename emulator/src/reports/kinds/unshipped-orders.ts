import { findMarketplace } from "../../amazon/marketplaces.js"
import { openUnits } from "../../orders/transitions.js"
import type { AddressRecord } from "../../orders/types.js"
import { withOffset } from "../dates.js"
import { kindOf } from "../table.js"
import type { Column } from "../table.js"
import { inventOrderRow, orderRows } from "./order-row.js"
import type { OrderRow } from "./order-row.js"

const to = (field: keyof AddressRecord) => (row: OrderRow) => row.order.address[field] ?? ""
const nothing = () => ""

/** `GET_FLAT_FILE_ACTIONABLE_ORDER_DATA_SHIPPING`: no prices; parse by name, never by position. */
const COLUMNS: readonly Column<OrderRow>[] = [
  ["order-id", ({ order }) => order.orderId],
  ["order-item-id", ({ item }) => item.orderItemId],
  ["purchase-date", ({ order }) => withOffset(order.createdTime)],
  ["payments-date", ({ order }) => withOffset(order.createdTime)],
  ["reporting-date", ({ order }) => withOffset(order.lastUpdatedTime)],
  ["promise-date", ({ order }) => withOffset(order.shipBy[1])],
  ["days-past-promise", () => "0"],
  ["buyer-email", ({ order }) => order.buyer.email],
  ["buyer-name", ({ order }) => order.buyer.name],
  ["buyer-phone-number", to("phone")],
  ["sku", ({ item }) => item.sku],
  ["product-name", ({ item }) => item.title],
  ["quantity-purchased", ({ item }) => String(item.quantity)],
  ["quantity-shipped", ({ item }) => String(item.quantityShipped)],
  ["quantity-to-ship", ({ order, item }) => String(openUnits(order, item))],
  ["ship-service-level", ({ order }) => order.serviceLevel],
  ["recipient-name", to("name")],
  ["ship-address-1", to("addressLine1")],
  ["ship-address-2", to("addressLine2")],
  ["ship-address-3", nothing],
  ["ship-city", to("city")],
  ["ship-state", to("stateOrRegion")],
  ["ship-postal-code", to("postalCode")],
  ["ship-country", to("countryCode")],
  ["gift-wrap-type", ({ item }) => item.gift?.level ?? ""],
  ["gift-message-text", ({ item }) => item.gift?.message ?? ""],
  ["sales-channel", ({ order }) => findMarketplace(order.marketplaceId)?.name ?? ""],
  ["is-business-order", ({ order }) => String(order.programs.includes("AMAZON_BUSINESS"))],
  ["purchase-order-number", ({ order }) => order.buyer.purchaseOrderNumber ?? ""],
  ["is-prime", ({ order }) => String(order.programs.includes("PRIME"))],
  ["is-replacement-order", ({ order }) => String(order.replacementOf !== null)],
  ["original-order-id", ({ order }) => order.replacementOf ?? ""],
  ["is-buyer-requested-cancellation", ({ item }) => String(item.cancelRequestedBecause !== null)],
  ["buyer-requested-cancel-reason", ({ item }) => item.cancelRequestedBecause ?? ""],
  ["ioss-number", ({ item }) => item.iossNumber ?? ""],
  ["tax-collection-responsible-party", ({ item }) => item.taxCollectedBy ?? ""],
]

export const UNSHIPPED_ORDERS = kindOf<OrderRow>(
  {
    columns: COLUMNS,
    rows: (emulator, report) =>
      orderRows(emulator, report, (order) => order.createdTime).filter(
        ({ order, item }) =>
          order.fulfilledBy === "MERCHANT" &&
          order.status !== "PENDING" &&
          openUnits(order, item) > 0
      ),
    invent: inventOrderRow,
  },
  { restricted: true }
)
