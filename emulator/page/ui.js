import { Unreachable } from "./api.js"
import { h } from "./dom.js"
import { address } from "./route.js"

/** @import { Child, Props } from "./dom.js" */
/** @typedef {"ok" | "warn" | "bad" | "info" | "plain"} Tone */

/** @param {string} text @param {Tone} [tone] @param {string} [title] */
export function badge(text, tone = "plain", title) {
  return h("span", { class: `badge ${tone}`, title }, text)
}

/**
 * @param {string} label
 * @param {() => unknown} act
 * @param {Props} [props]
 */
export function button(label, act, props = {}) {
  return h(
    "button",
    { type: "button", "data-key": label, on: { click: () => void act() }, ...props },
    label
  )
}

/**
 * @param {string} title
 * @param {Child[]} actions
 * @param {Child} [lead]
 */
export function heading(title, actions = [], lead) {
  return h(
    "header",
    { class: "heading" },
    h("div", {}, h("h1", { tabindex: "-1" }, title), lead ? h("p", { class: "lead" }, lead) : null),
    actions.length > 0 ? h("div", { class: "actions" }, actions) : null
  )
}

/** @param {string} title @param {...(Child | Child[])} children */
export function card(title, ...children) {
  return h("section", { class: "card", "aria-label": title }, h("h2", {}, title), ...children)
}

/** @param {string} sentence @param {...Child} more */
export function empty(sentence, ...more) {
  return h("div", { class: "empty" }, h("p", {}, sentence), ...more)
}

/**
 * A table whose rows become cards on a narrow screen.
 *
 * @template Row
 * @param {string} caption for screen readers
 * @param {{ name: string, cell: (row: Row) => Child | Child[], class?: string }[]} columns
 * @param {readonly Row[]} rows
 */
export function table(caption, columns, rows) {
  return h(
    "div",
    { class: "table-frame" },
    h(
      "table",
      {},
      h("caption", { class: "unseen" }, caption),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          columns.map(({ name, class: kind }) => h("th", { scope: "col", class: kind }, name))
        )
      ),
      h(
        "tbody",
        {},
        rows.map((row) =>
          h(
            "tr",
            {},
            columns.map(({ name, cell, class: kind }) =>
              h("td", { class: kind, "data-label": name }, cell(row))
            )
          )
        )
      )
    )
  )
}

/** Side by side on a wide screen, each with its own height. @param {...Child[]} sides */
export function columns(...sides) {
  return h(
    "div",
    { class: "columns" },
    sides.map((side) => h("div", { class: "stack" }, side))
  )
}

/** Name and value pairs. @param {[string, Child | Child[]][]} pairs */
export function facts(pairs) {
  return h(
    "dl",
    { class: "facts" },
    pairs.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))
  )
}

/** @param {unknown} value @param {string} [summary] */
export function raw(value, summary = "Details as JSON") {
  return h(
    "details",
    { class: "raw" },
    h("summary", {}, summary),
    h("pre", { tabindex: "0" }, JSON.stringify(value, null, 2))
  )
}

/**
 * @param {string} label
 * @param {HTMLElement} control
 * @param {Child} [hint]
 */
export function field(label, control, hint) {
  return h(
    "label",
    { class: "field" },
    h("span", {}, label),
    control,
    hint ? h("small", {}, hint) : null
  )
}

/**
 * @param {Props} props
 * @param {readonly (readonly [value: string, label: string])[]} options
 * @param {string} [chosen]
 */
export function select(props, options, chosen) {
  return h(
    "select",
    props,
    options.map(([value, label]) => h("option", { value, selected: value === chosen }, label))
  )
}

/** @param {string} text @param {string[]} path @param {Record<string, string>} [query] */
export function link(text, path, query) {
  return h(
    "a",
    { href: address(path, query), "data-key": `${path.join("/")}?${JSON.stringify(query ?? {})}` },
    text
  )
}

/** @param {string} text @param {string} name what is copied, for screen readers */
export function copyable(text, name) {
  const copy = h(
    "button",
    { type: "button", class: "copy", "aria-label": `Copy ${name}`, title: "Copy" },
    "Copy"
  )
  const code = h("code", { tabindex: "0" }, text)
  copy.addEventListener("click", () => {
    navigator.clipboard.writeText(text).then(
      () => toast(`Copied: ${name}`),
      () => {
        getSelection()?.selectAllChildren(code)
        toast("The browser does not let the page copy. The text is selected: press Ctrl C.", "warn")
      }
    )
  })
  return h("span", { class: "copyable" }, code, copy)
}

/** More than these hide the page. */
const TOASTS = 2

/** @param {Child} text @param {Tone} [tone] */
export function toast(text, tone = "ok") {
  const note = h("div", { class: `toast ${tone}` }, text)
  const close = button("Close", () => note.remove(), {
    class: "quiet",
    "aria-label": "Close message",
  })
  note.append(close)
  const place = document.getElementById("toasts")
  place?.append(note)
  while (place && place.children.length > TOASTS) place.firstElementChild?.remove()
  setTimeout(() => note.remove(), tone === "bad" ? 12_000 : 6000)
}

/** @param {unknown} error */
export function problemOf(error) {
  return error instanceof Error ? error.message : String(error)
}

/**
 * Does something and says so, or says why not.
 *
 * @template T
 * @param {() => Promise<T>} run
 * @param {(result: T) => Child} [say]
 */
export async function act(run, say) {
  try {
    const result = await run()
    dispatchEvent(new Event("changed"))
    const text = say?.(result)
    if (text) toast(text)
  } catch (error) {
    toast(problemOf(error), error instanceof Unreachable ? "warn" : "bad")
  }
}
