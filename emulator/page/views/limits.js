import { get } from "../api.js"
import { h, region } from "../dom.js"
import { count, plural } from "../format.js"
import { empty, heading, link, table } from "../ui.js"

/** @import { Child } from "../dom.js" */
/** @import { Limits, Screen } from "../types.js" */

/** @returns {Screen} */
export function limitsScreen() {
  const used = region()
  const idle = region()
  return {
    title: "Limits",
    nodes: [
      heading(
        "Limits",
        [],
        h(
          "span",
          {},
          "One bucket per application, seller and operation: it holds the burst and fills at the rate. ",
          link("Rate scale", ["settings"])
        )
      ),
      used.element,
      idle.element,
    ],
    async refresh() {
      /** @type {Limits} */
      const data = await get("limits")
      const { rateScale, operations } = data
      used.show(
        { rateScale, operations: operations.filter(({ buckets }) => buckets.length > 0) },
        drawUsed
      )
      idle.show(
        operations.filter(({ buckets }) => buckets.length === 0),
        drawIdle
      )
    },
  }
}

/** @param {Limits} limits */
function drawUsed({ operations, rateScale }) {
  return [
    rateScale === 1
      ? null
      : h("p", { class: "note" }, `Amazon's limits times ${count(rateScale)}.`),
    operations.length > 0
      ? table("Limits in use", [NAME, RATE, BURST, { name: "Left now", cell: levels }], operations)
      : empty("No bucket is in use: nobody has called yet."),
  ]
}

/** @param {Row[]} operations */
function drawIdle(operations) {
  return [
    h(
      "details",
      { class: "raw" },
      h("summary", {}, `Not called yet: ${plural(operations.length, "operation")}`),
      table("Limits of operations that nobody has called", [NAME, RATE, BURST], operations)
    ),
  ]
}

/** @typedef {Limits["operations"][number]} Row */
/** @typedef {{ name: string, cell: (row: Row) => Child | Child[], class?: string }} Column */

/** @type {Column} */
const NAME = {
  name: "Operation",
  class: "main-cell",
  cell: (row) => [row.operation, h("small", {}, row.api)],
}
/** @type {Column} */
const RATE = { name: "Per second", class: "amount-cell", cell: (row) => count(row.rate) }
/** @type {Column} */
const BURST = { name: "Burst", class: "amount-cell", cell: (row) => count(row.burst) }

/** @param {Row} row */
function levels({ operation, burst, buckets }) {
  return buckets.map(({ seller, left }) => {
    const name = `${operation}, ${seller}: ${count(left)} of ${count(burst)} left`
    const low = left < 1
    return h(
      "span",
      { class: `level${low ? " dry" : ""}` },
      h("span", { class: "level-name" }, seller),
      h("meter", { min: 0, max: burst, low: Math.min(burst, 1), value: left, "aria-label": name }),
      h("span", { class: "level-value" }, low ? "empty" : count(Math.floor(left * 10) / 10))
    )
  })
}
