import { get, post, remove } from "../api.js"
import { h, region } from "../dom.js"
import { clockTime, count } from "../format.js"
import { act, badge, button, card, empty, field, heading, select, table } from "../ui.js"
import { KINDS, PRESETS } from "./fault-kinds.js"

/** @import { Fault, Faults, Screen } from "../types.js" */

/** @returns {Screen} */
export function faultsScreen() {
  const list = region()
  const form = region()
  return {
    title: "Faults",
    nodes: [
      heading(
        "Faults",
        [],
        "Amazon on a bad day. A call that meets one carries the header x-emulator-fault."
      ),
      list.element,
      card(
        "Often wanted",
        h(
          "div",
          { class: "chips" },
          PRESETS.map(({ label, input }) => button(label, () => switchOn(input)))
        )
      ),
      form.element,
    ],
    async refresh() {
      /** @type {Faults} */
      const { faults, kinds, operations } = await get("faults")
      list.show(faults, drawList)
      form.show({ kinds, operations }, () => [drawForm(kinds, operations)])
    },
  }
}

/** @param {object} input */
function switchOn(input) {
  return act(
    () => /** @type {Promise<Fault>} */ (post("faults", input)),
    (fault) => `Switched on: ${KINDS[fault.kind ?? ""] ?? fault.kind ?? "script"}`
  )
}

/** @param {Fault[]} faults */
function drawList(faults) {
  if (faults.length === 0) {
    return [empty("All is well: no fault is switched on.")]
  }
  return [
    table(
      "Faults that are switched on",
      [
        {
          name: "What a client meets",
          class: "main-cell",
          cell: (fault) => [
            KINDS[fault.kind ?? ""] ?? fault.kind ?? "A script",
            h("small", {}, fault.kind ?? fault.script?.join(", ")),
          ],
        },
        {
          name: "Operation",
          cell: (fault) => (fault.operation === "*" ? "Every one" : fault.operation),
        },
        { name: "How often", cell: (fault) => badge(howOften(fault), "warn") },
        {
          name: "",
          class: "action-cell",
          cell: (fault) =>
            button(
              "Switch off",
              () =>
                act(
                  () => remove(`faults/${fault.id}`),
                  () => "Switched off"
                ),
              {
                "data-key": `fault:${fault.id}`,
              }
            ),
        },
      ],
      faults
    ),
    faults.length > 1
      ? h(
          "p",
          { class: "after-table" },
          button("Switch all off", () =>
            act(
              () => remove("faults"),
              () => "All is well again"
            )
          )
        )
      : null,
  ]
}

/** @param {Fault} fault */
function howOften(fault) {
  if (fault.until !== undefined)
    return `every call until ${clockTime(new Date(fault.until).toISOString())}`
  if (fault.count !== undefined) return `the next ${count(fault.count)}`
  if (fault.script) return `the next ${count(fault.script.length)}`
  return `${count((fault.rate ?? 0) * 100)} % of calls`
}

/** @param {readonly string[]} kinds @param {string[]} operations */
function drawForm(kinds, operations) {
  const amount = h("input", {
    name: "amount",
    type: "number",
    min: 0,
    step: "any",
    value: 3,
    required: true,
  })
  const unit = select({ name: "mode" }, [
    ["count", "next calls"],
    ["rate", "% of calls"],
    ["seconds", "seconds, every call"],
  ])
  unit.setAttribute("aria-label", "Unit")
  const form = h(
    "form",
    { class: "inline-form" },
    field(
      "What",
      select(
        { name: "kind" },
        kinds.map((kind) => [kind, KINDS[kind] ?? kind])
      )
    ),
    field(
      "Operation",
      select(
        { name: "operation" },
        operations.map((name) => [name, OPERATIONS[name] ?? name])
      )
    ),
    h(
      "fieldset",
      {},
      h("legend", {}, "How often"),
      h("label", { class: "unseen", for: "fault-amount" }, "Amount"),
      amount,
      unit
    ),
    h("button", { type: "submit", class: "primary" }, "Switch on")
  )
  amount.id = "fault-amount"
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const mode = unit.value
    const value = Number(amount.value)
    const data = new FormData(form)
    void switchOn({
      kind: data.get("kind"),
      operation: data.get("operation"),
      [mode]: mode === "rate" ? value / 100 : value,
    })
  })
  return card("Switch a fault on", form)
}

/** @type {Record<string, string>} */
const OPERATIONS = {
  "*": "Every operation",
  token: "Login with Amazon (token)",
  consent: "Seller Central (consent page)",
  "sp-api": "All of the SP-API",
  documents: "Uploads and downloads",
  sqs: "Queues (SQS)",
}
