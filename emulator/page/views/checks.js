import { get } from "../api.js"
import { h, region } from "../dom.js"
import { count, dayAndTime, words } from "../format.js"
import { card, empty, heading, link, table } from "../ui.js"

/** @import { Screen, Status } from "../types.js" */

/** @returns {Screen} */
export function checksScreen() {
  const body = region()
  return {
    title: "Checks",
    nodes: [
      heading(
        "Checks",
        [],
        "What a client did that Amazon refuses, and what Amazon allows but a seller regrets."
      ),
      body.element,
    ],
    async refresh() {
      /** @type {Status} */
      const { refusals, mistakes, judge } = await get("status")
      body.show({ refusals, mistakes, judge }, draw)
    },
  }
}

/** @param {Pick<Status, "refusals" | "mistakes" | "judge">} data */
function draw({ refusals, mistakes, judge }) {
  return [
    card(
      "Requests that break Amazon's models",
      refusals.length > 0
        ? table(
            "Refused requests",
            [
              { name: "Operation", class: "main-cell", cell: (row) => row.operation },
              { name: "Where", cell: (row) => h("code", {}, row.where) },
              { name: "What is wrong", cell: (row) => row.message },
              { name: "Times", class: "amount-cell", cell: (row) => count(row.count) },
            ],
            refusals
          )
        : empty(
            judge
              ? "None so far. Each request is judged by Amazon's published models."
              : "Requests are not judged: started with --no-judge."
          )
    ),
    card(
      "Mistakes",
      mistakes.length > 0
        ? table(
            "Mistakes, newest first",
            [
              {
                name: "SKU",
                class: "main-cell",
                cell: (row) => [
                  link(row.sku, ["listings", row.sellerId, row.sku]),
                  h("small", {}, words(row.kind)),
                ],
              },
              { name: "When", cell: (row) => dayAndTime(row.at) },
              { name: "What happened", cell: (row) => row.message },
            ],
            [...mistakes].reverse()
          )
        : empty("None so far: no lost handling time, no quantity on a SKU that Amazon ships.")
    ),
  ]
}
