import { get, post } from "../api.js"
import { h, region } from "../dom.js"
import { duration, fullTime, words } from "../format.js"
import { ask } from "../dialog.js"
import { act, button, card, field, heading } from "../ui.js"

/** @import { Screen, Settings, Status } from "../types.js" */

/** @type {[label: string, seconds: number][]} */
const STEPS = [
  ["+ 1 minute", 60],
  ["+ 1 hour", 3600],
  ["+ 1 day", 86_400],
  ["+ 30 days", 30 * 86_400],
  ["+ 1 year", 365 * 86_400],
]

/** @returns {Screen} */
export function settingsScreen() {
  const clock = region()
  const settings = region()
  return {
    title: "Clock and settings",
    nodes: [
      heading("Clock and settings"),
      card("Amazon's clock", clock.element, steps()),
      settings.element,
      card(
        "Start again",
        h("p", {}, "Orders, listings and everything that came of them are as at the first start."),
        button("Reset Amazon", askToReset, { class: "danger-quiet" })
      ),
    ],
    async refresh() {
      /** @type {[Status, Settings]} */
      const [status, values] = await Promise.all([get("status"), get("settings")])
      clock.show({ now: status.now }, drawClock)
      settings.show(values, drawSettings)
    },
  }
}

/** @param {{ now: string }} status */
function drawClock({ now }) {
  // To ten seconds: answers take their time, and instants are told in whole seconds.
  const ahead = Math.round((Date.parse(now) - Date.now()) / 10_000) * 10
  const moved = Math.abs(ahead) >= 60
  return [
    h("p", { class: "clock" }, h("time", { datetime: now }, fullTime(now))),
    h(
      "p",
      { class: "muted" },
      moved
        ? `${duration(Math.abs(ahead))} ${ahead > 0 ? "ahead of" : "behind"} this machine's clock. `
        : "Equal to this machine's clock. ",
      "Tokens expire, buckets fill and delays end by it."
    ),
  ]
}

/** Beside the time, not in it: what is drawn anew each second cannot be clicked in peace. */
function steps() {
  return h(
    "div",
    { class: "chips" },
    STEPS.map(([label, seconds]) => button(label, () => move({ advanceSeconds: seconds }))),
    button("Back to this machine's clock", () => move({ now: new Date().toISOString() }))
  )
}

/** @param {object} input */
function move(input) {
  return act(
    () => /** @type {Promise<{ now: string }>} */ (post("clock", input)),
    ({ now }) => `Amazon's clock says ${fullTime(now)}`
  )
}

/** @param {Settings} settings */
function drawSettings({ rateScale, judge, delays }) {
  const form = h(
    "form",
    { class: "settings-form" },
    field(
      "Rate scale",
      h("input", {
        name: "rateScale",
        type: "number",
        min: 0.001,
        step: "any",
        value: rateScale,
        required: true,
      }),
      "Factor on Amazon's rates and bursts; 1 is Amazon's own pace"
    ),
    delays.map(({ name, meaning, most, seconds }) =>
      field(
        words(name.replace(/Seconds$/, "").replace(/[A-Z]/g, "_$&")),
        h("input", {
          name,
          type: "number",
          min: 0,
          max: most,
          step: "any",
          value: seconds,
          required: true,
        }),
        `Seconds ${meaning}`
      )
    ),
    h("button", { type: "submit", class: "primary" }, "Save")
  )
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const entries = [...new FormData(form)].map(([name, value]) => [name, Number(value)])
    void act(
      () => post("settings", Object.fromEntries(entries)),
      () => "Saved until the next start"
    )
  })
  return [
    card(
      "Settings",
      form,
      h(
        "p",
        { class: "muted" },
        judge
          ? "Requests that break Amazon's models are refused."
          : "Requests are not judged by Amazon's models (--no-judge)."
      )
    ),
  ]
}

function askToReset() {
  ask({
    title: "Reset Amazon?",
    lead: "All orders, listings and changes since the first start are lost; faults are switched off and the list of calls is emptied. A shop that has imported orders keeps them.",
    fields: [
      h(
        "label",
        { class: "check" },
        h("input", { type: "checkbox", name: "grants" }),
        "Forget the consents too: clients must connect again"
      ),
    ],
    submit: "Reset",
    danger: true,
    async run(form) {
      await post("reset", { grants: form.get("grants") === "on" })
      return "Amazon is as at its first start"
    },
  })
}
