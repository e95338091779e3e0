import { h } from "../dom.js"
import { clockTime, count, fullTime } from "../format.js"
import { badge, copyable } from "../ui.js"
import { callStatus } from "./statuses.js"

/** @import { Call } from "../types.js" */

/** @type {readonly string[]} */
export const HEADS = ["Time", "Operation", "Status", "ms", "Request id"]

/** The row and, below it, what was sent. @param {Call} call */
export function rowsOf(call) {
  const id = `call-${call.seq}`
  const details = h("tr", { class: "call-details", id, hidden: true })
  const toggle = h(
    "button",
    { type: "button", class: "disclose", "aria-expanded": "false", "aria-controls": id },
    call.operation
  )
  toggle.addEventListener("click", () => {
    details.hidden = !details.hidden
    toggle.setAttribute("aria-expanded", String(!details.hidden))
    if (details.children.length === 0)
      details.append(h("td", { colspan: HEADS.length }, detailsOf(call)))
  })
  const row = h(
    "tr",
    { class: call.fault ? "faulty" : null },
    h(
      "td",
      { class: "left-cell", "data-label": "Time" },
      h("time", { datetime: call.at }, clockTime(call.at))
    ),
    h(
      "td",
      { class: "main-cell", "data-label": "Operation" },
      toggle,
      h("small", { class: "clip" }, call.error || call.path)
    ),
    h(
      "td",
      { class: "right-cell", "data-label": "Status" },
      callStatus(call.status),
      call.fault ? badge(call.fault, "warn", "Fault switched on here") : null
    ),
    h("td", { class: "amount-cell wide-cell", "data-label": "ms" }, count(call.ms)),
    h(
      "td",
      { class: "wide-cell", "data-label": "Request id" },
      h("code", { class: "short", title: call.requestId }, call.requestId.slice(0, 8))
    )
  )
  return [row, details]
}

/** @param {Call} call */
function detailsOf(call) {
  return h(
    "div",
    { class: "call-body" },
    h(
      "p",
      {},
      h("code", {}, `${call.method} ${call.path}${call.query ? `?${decode(call.query)}` : ""}`)
    ),
    call.error ? h("p", { class: "problem" }, call.error) : null,
    h(
      "p",
      { class: "muted" },
      `${fullTime(call.at)} · ${count(call.ms)} ms · seller ${call.sellerId ?? "unknown"}`
    ),
    h("p", {}, copyable(call.requestId, "request id")),
    call.body === undefined ? null : h("pre", { tabindex: "0" }, JSON.stringify(call.body, null, 2))
  )
}

/** @param {string} query */
function decode(query) {
  return [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`).join("&")
}
