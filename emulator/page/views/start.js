import { get } from "../api.js"
import { h, region } from "../dom.js"
import { clockTime, count } from "../format.js"
import { address } from "../route.js"
import {
  badge,
  button,
  card,
  columns,
  copyable,
  empty,
  facts,
  heading,
  link,
  table,
} from "../ui.js"
import { askForOrder } from "./place-order.js"
import { giveToken } from "./sellers.js"
import { callStatus } from "./statuses.js"

/** @import { Calls, ListingList, Screen, Status } from "../types.js" */

/** @returns {Screen} */
export function startScreen() {
  const figures = region()
  const connect = region()
  const calls = region()
  return {
    title: "Start",
    nodes: [
      heading(
        "A local Amazon",
        [],
        "Login with Amazon, Seller Central's consent and the Selling Partner API on your machine, with Amazon's limits, rules and failures. Not made by Amazon."
      ),
      figures.element,
      columns([connect.element], [whatToTry()]),
      calls.element,
    ],
    async refresh() {
      /** @type {[Status, ListingList, Calls]} */
      const [status, soldOut, latest] = await Promise.all([
        get("status"),
        get("browse/listings", { state: "sold_out", limit: 1 }),
        get("calls", { last: 8 }),
      ])
      const total = Object.values(latest.operations).reduce((sum, entry) => sum + entry.total, 0)
      const {
        ordersByStatus,
        listings,
        faults,
        refusals,
        mistakes,
        sellers,
        clientId,
        applicationId,
      } = status
      figures.show(
        {
          ordersByStatus,
          listings,
          soldOut: soldOut.total,
          total,
          faults: faults.length,
          checks: refusals.length + mistakes.length,
        },
        drawFigures
      )
      connect.show(
        {
          clientId,
          applicationId,
          connected: sellers
            .filter((seller) => seller.activeGrants > 0)
            .map((seller) => seller.key),
        },
        drawConnect
      )
      calls.show(latest.last, drawCalls)
    },
  }
}

/** @param {{ ordersByStatus: Record<string, number>, listings: number, soldOut: number, total: number, faults: number, checks: number }} data */
function drawFigures({ ordersByStatus, listings, soldOut, total, faults, checks }) {
  const orders = Object.values(ordersByStatus).reduce((sum, amount) => sum + amount, 0)
  return [
    h(
      "div",
      { class: "figures" },
      figure(
        "Orders",
        orders,
        `${count(ordersByStatus.UNSHIPPED ?? 0)} to ship`,
        address(["orders"])
      ),
      figure("Listings", listings, `${count(soldOut)} sold out`, address(["listings"])),
      figure(
        "Calls",
        total,
        total === 0 ? "nobody called yet" : "since the start",
        address(["calls"])
      ),
      figure(
        "Faults on",
        faults,
        faults === 0 ? "all is well" : "Amazon is disturbed",
        address(["faults"]),
        faults > 0
      ),
      figure(
        "Checks",
        checks,
        checks === 0 ? "nothing refused" : "look at them",
        address(["checks"]),
        checks > 0
      )
    ),
  ]
}

/** @param {string} name @param {number} value @param {string} note @param {string} href @param {boolean} [warn] */
function figure(name, value, note, href, warn = false) {
  return h(
    "a",
    { class: `figure${warn ? " warn" : ""}`, href, "data-key": `figure:${name}` },
    h("span", { class: "figure-name" }, name),
    h("strong", {}, count(value)),
    h("small", {}, note)
  )
}

/** @param {{ clientId: string, applicationId: string, connected: string[] }} data */
function drawConnect({ clientId, applicationId, connected }) {
  const { origin } = location
  return [
    card(
      "Connect your integration",
      facts([
        ["SP-API endpoint, every region", copyable(origin, "endpoint")],
        ["Token endpoint", copyable(`${origin}/auth/o2/token`, "token endpoint")],
        ["Client id", copyable(clientId, "client id")],
        [
          "Client secret",
          h("span", {}, h("code", {}, "amzn1.oa2-cs.v1.emulator"), " unless you chose another"),
        ],
        ["Application id (consent page)", copyable(applicationId, "application id")],
        [
          "Refresh token",
          h(
            "span",
            { class: "actions" },
            button("Europe", () => giveToken("EU")),
            button("North America", () => giveToken("NA")),
            button("Far East", () => giveToken("FE"))
          ),
        ],
      ]),
      connected.length > 0 ? h("p", {}, badge(`Connected: ${connected.join(", ")}`, "ok")) : null
    ),
  ]
}

function whatToTry() {
  return card(
    "What to try",
    h(
      "ol",
      { class: "steps" },
      h(
        "li",
        {},
        button("Place an order", () => void askForOrder(), { class: "primary" }),
        " and see how soon your shop has it"
      ),
      h(
        "li",
        {},
        h(
          "a",
          { href: address(["listings"], { seller: "EU", state: "buyable" }) },
          "Sell out a SKU"
        ),
        " and see whether your shop stops selling it"
      ),
      h("li", {}, link("Switch a fault on", ["faults"]), " and see whether anything gets lost"),
      h("li", {}, link("Watch the calls", ["calls"]), ": what is asked, how often, what it met"),
      h(
        "li",
        {},
        link("Move the clock", ["settings"]),
        ": tokens expire, consents lapse after a year"
      )
    )
  )
}

/** @param {Calls["last"]} calls */
function drawCalls(calls) {
  return [
    card(
      "Last calls",
      calls.length > 0
        ? table(
            "Last calls, newest first",
            [
              { name: "Time", class: "left-cell", cell: (call) => clockTime(call.at) },
              {
                name: "Operation",
                class: "main-cell",
                cell: (call) => link(call.operation, ["calls"], { operation: call.operation }),
              },
              {
                name: "Status",
                class: "right-cell",
                cell: (call) => [
                  callStatus(call.status),
                  call.fault ? badge(call.fault, "warn") : null,
                ],
              },
              { name: "ms", class: "amount-cell wide-cell", cell: (call) => count(call.ms) },
            ],
            [...calls].reverse()
          )
        : empty("No call yet."),
      calls.length > 0 ? h("p", { class: "after-table" }, link("All calls", ["calls"])) : null
    ),
  ]
}
