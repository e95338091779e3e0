import { get, post } from "../api.js"
import { h, region } from "../dom.js"
import { dayAndTime, money, words } from "../format.js"
import { ask } from "../dialog.js"
import {
  act,
  badge,
  button,
  card,
  columns,
  empty,
  facts,
  field,
  heading,
  link,
  raw,
  table,
} from "../ui.js"
import { countryName } from "./countries.js"
import { orderStatus } from "./statuses.js"

/** @import { Order, Screen } from "../types.js" */

/** @param {string} orderId @returns {Screen} */
export function orderScreen(orderId) {
  const body = region()
  return {
    title: `Order ${orderId}`,
    nodes: [h("p", { class: "back" }, link("Orders", ["orders"])), heading(orderId), body.element],
    async refresh() {
      /** @type {{ order: Order }} */
      const { order } = await get(`orders/${encodeURIComponent(orderId)}`)
      body.show(order, draw)
    },
  }
}

/** @param {Order} order */
function draw(order) {
  return [
    h(
      "div",
      { class: "summary" },
      orderStatus(order.status),
      order.cancelRequested && isOpen(order) ? badge("Buyer wants to cancel", "bad") : null,
      badge(order.fulfilledBy === "AMAZON" ? "Shipped by Amazon" : "Shipped by the seller"),
      order.programs.map((program) => badge(words(program), "info")),
      h("div", { class: "actions" }, actions(order))
    ),
    columns(
      [
        card(
          "Items",
          table(
            "Items of the order",
            [
              {
                name: "SKU",
                class: "main-cell",
                cell: (item) => link(item.sku, ["listings", order.sellerId, item.sku]),
              },
              { name: "Ordered", class: "amount-cell", cell: (item) => item.quantity },
              { name: "Shipped", class: "amount-cell", cell: (item) => item.quantityShipped },
              { name: "Net", class: "amount-cell", cell: (item) => item.item?.net ?? "–" },
              { name: "Tax", class: "amount-cell", cell: (item) => item.item?.tax ?? "–" },
            ],
            order.items
          )
        ),
        card(
          "Packages",
          order.packages.length > 0
            ? packages(order)
            : empty("Nothing has been shipped by the seller.")
        ),
      ],
      [
        card(
          "Money",
          facts([
            ["Items", money(order.components.item, order.currency)],
            ["Shipping", money(order.components.shipping, order.currency)],
            ["Gift wrap", money(order.components.giftWrap, order.currency)],
            ["Discount", money(order.components.discount, order.currency)],
            ["Tax", money(order.components.tax, order.currency)],
            ["Amazon's total", h("strong", {}, money(order.grandTotal, order.currency))],
            ["The buyer paid", money(order.buyerPaid, order.currency)],
            ["How amounts fit", words(order.convention)],
          ])
        ),
        card(
          "Order",
          facts([
            ["Marketplace", countryName(order.countryCode ?? "")],
            ["Seller", `${order.seller ?? ""} · ${order.sellerId}`],
            ["Placed", dayAndTime(order.createdTime)],
            ["Last change", dayAndTime(order.lastUpdatedTime)],
            [
              "A shop should import it",
              order.importable ? "Yes" : `No: ${words(order.reason ?? "").toLowerCase()}`,
            ],
          ])
        ),
      ]
    ),
    raw(order),
  ]
}

/** @param {Order} order */
function packages(order) {
  return table(
    "Packages",
    [
      { name: "Package", class: "main-cell", cell: (entry) => entry.packageReferenceId },
      { name: "Carrier", cell: (entry) => entry.carrier },
      { name: "Tracking number", cell: (entry) => h("code", {}, entry.trackingNumber) },
      {
        name: "Units",
        class: "amount-cell",
        cell: (entry) => entry.items.reduce((sum, item) => sum + item.quantity, 0),
      },
    ],
    order.packages
  )
}

/** @param {Order} order */
function isOpen({ status }) {
  return status === "UNSHIPPED" || status === "PARTIALLY_SHIPPED"
}

/** Only what is possible now. @param {Order} order */
function actions(order) {
  const open = isOpen(order)
  const path = `orders/${encodeURIComponent(order.orderId)}`
  return [
    order.status === "PENDING"
      ? button(
          "Pay",
          () =>
            act(
              () => post(path, { action: "pay" }),
              () => "Paid"
            ),
          { class: "primary" }
        )
      : null,
    open && order.fulfilledBy === "AMAZON"
      ? button("Let Amazon ship", () =>
          act(
            () => post(path, { action: "ship" }),
            () => "Shipped by Amazon"
          )
        )
      : null,
    open && order.fulfilledBy === "MERCHANT" ? button("Ship", () => askToShip(path)) : null,
    open && !order.cancelRequested
      ? button("Buyer asks to cancel", () =>
          act(
            () => post(path, { action: "request_cancel" }),
            () => "The buyer asks to cancel; the seller decides"
          )
        )
      : null,
    order.status === "PENDING" || order.status === "UNSHIPPED"
      ? button("Cancel order", () => askToCancel(path, order), { class: "danger-quiet" })
      : null,
  ]
}

/** @param {string} path */
function askToShip(path) {
  ask({
    title: "Ship the order",
    lead: "As a seller confirms a shipment by hand: one package with all that is open.",
    fields: [
      field("Carrier", h("input", { name: "carrier", value: "DHL", required: true })),
      field(
        "Tracking number",
        h("input", { name: "trackingNumber", value: "JD014600003", required: true })
      ),
    ],
    submit: "Ship",
    async run(form) {
      await post(path, { action: "ship", ...Object.fromEntries(form) })
      return "Shipped"
    },
  })
}

/** @param {string} path @param {Order} order */
function askToCancel(path, order) {
  ask({
    title: "Cancel this order?",
    lead: `${order.orderId} ends for good. Its units go back to Amazon's quantity.`,
    fields: [
      field(
        "Who cancels",
        h(
          "select",
          { name: "by" },
          h("option", { value: "BUYER" }, "The buyer"),
          h("option", { value: "MERCHANT" }, "The seller"),
          h("option", { value: "AMAZON" }, "Amazon")
        )
      ),
    ],
    submit: "Cancel order",
    danger: true,
    async run(form) {
      await post(path, { action: "cancel", by: form.get("by") })
      return "Cancelled"
    },
  })
}
