import { get } from "../api.js"
import { h, region } from "../dom.js"
import { dayAndTime, money, plural, words } from "../format.js"
import { here } from "../route.js"
import { clearFilters, filterChips, filterSearch, filterSeller, pager } from "../filters.js"
import { badge, button, empty, heading, link, table } from "../ui.js"
import { askForOrder } from "./place-order.js"
import { orderStatus } from "./statuses.js"

/** @import { OrderList, OrderRow, Screen } from "../types.js" */

const LIMIT = 20
const STATUSES = ["PENDING", "UNSHIPPED", "PARTIALLY_SHIPPED", "SHIPPED", "CANCELLED"]

/** @returns {Screen} */
export function ordersScreen() {
  const list = region()
  const bar = h(
    "div",
    { class: "toolbar" },
    filterSearch("Search orders", "Order number, SKU or title"),
    filterSeller()
  )
  return {
    title: "Orders",
    nodes: [
      heading("Orders", [button("Place an order", () => void askForOrder(), { class: "primary" })]),
      bar,
      list.element,
    ],
    async refresh() {
      const query = Object.fromEntries(here().query)
      /** @type {OrderList} */
      const data = await get("browse/orders", { ...query, limit: LIMIT })
      list.show({ ...data, query }, draw)
    },
  }
}

/** @param {OrderList & { query: Record<string, string> }} data */
function draw({ orders, total, byStatus, query }) {
  const all = Object.values(byStatus).reduce((sum, amount) => sum + amount, 0)
  return [
    filterChips("Status", "status", [
      ["", "All", all],
      ...STATUSES.map(
        (status) =>
          /** @type {[string, string, number]} */ ([status, words(status), byStatus[status] ?? 0])
      ),
    ]),
    orders.length > 0
      ? table("Orders, newest first", COLUMNS, orders)
      : Object.keys(query).length > 0
        ? empty("No order fits.", button("Show all orders", clearFilters))
        : empty(
            "Nobody has ordered yet.",
            button("Place an order", () => void askForOrder())
          ),
    pager(total, LIMIT),
  ]
}

/** @type {{ name: string, cell: (row: OrderRow) => import("../dom.js").Child | import("../dom.js").Child[], class?: string }[]} */
const COLUMNS = [
  {
    name: "Order",
    class: "main-cell",
    cell: (order) => [
      link(order.orderId, ["orders", order.orderId]),
      h("small", {}, `${order.countryCode} · ${dayAndTime(order.createdTime)}`),
    ],
  },
  {
    name: "Items",
    class: "text-cell",
    cell: ({ items }) => [
      h("span", { class: "clip" }, items[0] ? `${items[0].quantity} × ${items[0].title}` : "–"),
      items.length > 1 ? h("small", {}, `and ${plural(items.length - 1, "more item")}`) : null,
    ],
  },
  {
    name: "Status",
    class: "left-cell",
    cell: (order) => [
      orderStatus(order.status),
      order.cancelRequested && order.status !== "CANCELLED"
        ? badge("Buyer wants to cancel", "bad")
        : null,
    ],
  },
  {
    name: "Ships",
    class: "wide-cell",
    cell: (order) => (order.fulfilledBy === "AMAZON" ? "Amazon" : "Seller"),
  },
  {
    name: "Total",
    class: "amount-cell right-cell",
    cell: (order) => money(order.grandTotal, order.currency),
  },
]
