import { get, remove } from "../api.js"
import { h, region } from "../dom.js"
import { filter, here } from "../route.js"
import { act, button, empty, heading } from "../ui.js"
import { drawCounters } from "./call-counters.js"
import { HEADS, rowsOf } from "./call-row.js"

/** @import { Call, Calls, Screen } from "../types.js" */

const KEPT = 300

/** @type {Record<string, { label: string, fits: (call: Call) => boolean }>} */
const OUTCOMES = {
  "": { label: "All", fits: () => true },
  ok: { label: "Worked", fits: ({ status }) => typeof status === "number" && status < 400 },
  throttled: { label: "Throttled", fits: ({ status }) => status === 429 },
  failed: {
    label: "Failed",
    fits: ({ status }) => typeof status !== "number" || (status >= 400 && status !== 429),
  },
  fault: { label: "With a fault", fits: ({ fault }) => fault !== undefined },
}

/** Calls as they come: the newest on top; rows stay as they are, so that one can be read in peace. */
export function callsScreen() {
  /** @type {Call[]} */
  let calls = []
  let latest = 0
  let paused = false
  let drawnFor = "?"
  const counters = region()
  const rows = h("tbody")
  const none = empty("No call yet. Point a client at this address, or wait for its next poll.")
  const operation = h("select", { "aria-label": "Operation", name: "operation" })
  operation.addEventListener("change", () => filter({ operation: operation.value }))
  const pause = button("Pause", () => {
    paused = !paused
    pause.textContent = paused ? "Go on" : "Pause"
    pause.setAttribute("aria-pressed", String(paused))
  })
  const chips = h("div", { class: "chips", role: "group", "aria-label": "Outcome" })
  const frame = h(
    "div",
    { class: "table-frame live" },
    h(
      "table",
      {},
      h("caption", { class: "unseen" }, "Calls, newest first"),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          HEADS.map((name) =>
            h("th", { scope: "col", class: name === "ms" ? "amount-cell" : null }, name)
          )
        )
      ),
      rows
    )
  )

  /** @param {Calls} data */
  function take(data) {
    if (data.latest < latest) {
      // The emulator was started anew: its numbers begin again.
      calls = []
      latest = 0
      drawnFor = "?"
      return
    }
    const news = data.last.filter(({ seq }) => seq > latest)
    latest = data.latest
    calls = [...news.reverse(), ...calls].slice(0, KEPT)
    draw(news)
  }

  /** @param {Call[]} news newest first */
  function draw(news) {
    const { query } = here()
    const chosen = query.get("operation") ?? ""
    const outcome = OUTCOMES[query.get("outcome") ?? ""] ?? OUTCOMES[""]
    const fits = (/** @type {Call} */ call) =>
      (chosen === "" || call.operation === chosen) && Boolean(outcome?.fits(call))
    if (drawnFor !== query.toString()) {
      drawnFor = query.toString()
      rows.replaceChildren(...calls.filter(fits).flatMap(rowsOf))
      drawChips(query.get("outcome") ?? "")
    } else {
      rows.prepend(...news.filter(fits).flatMap(rowsOf))
      while (rows.children.length > KEPT * 2) rows.lastElementChild?.remove()
    }
    none.hidden = rows.children.length > 0
    frame.hidden = rows.children.length === 0
    const sentence = none.querySelector("p")
    if (sentence && calls.length > 0) sentence.textContent = "No call fits."
  }

  /** @param {string} chosen */
  function drawChips(chosen) {
    chips.replaceChildren(
      ...Object.entries(OUTCOMES).map(([value, { label }]) =>
        h(
          "button",
          {
            type: "button",
            "aria-pressed": String(value === chosen),
            on: { click: () => filter({ outcome: value }) },
          },
          label
        )
      )
    )
  }

  /** @type {Screen} */
  const screen = {
    title: "Calls",
    nodes: [
      heading(
        "Calls",
        [
          pause,
          button("Empty the list", () =>
            act(async () => {
              await remove("calls")
              calls = []
              drawnFor = "?"
            })
          ),
        ],
        "What clients ask, as it comes. Tokens and secrets are not kept."
      ),
      h("div", { class: "toolbar" }, operation, chips),
      h("div", { class: "with-side" }, h("div", {}, none, frame), counters.element),
    ],
    async refresh() {
      if (paused) return
      /** @type {Calls} */
      const data = await get("calls", { since: latest, last: KEPT })
      take(data)
      drawOperations(operation, Object.keys(data.operations))
      counters.show(data.operations, drawCounters)
    },
  }
  return screen
}

/** @param {HTMLSelectElement} control @param {string[]} names */
function drawOperations(control, names) {
  const wanted = ["", ...names.sort()]
  const chosen = here().query.get("operation") ?? ""
  if (chosen !== "" && !wanted.includes(chosen)) wanted.push(chosen)
  if (wanted.length === control.options.length) return
  control.replaceChildren(
    ...wanted.map((name) => h("option", { value: name }, name || "All operations"))
  )
  control.value = chosen
}
