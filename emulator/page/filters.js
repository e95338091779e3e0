import { h } from "./dom.js"
import { count } from "./format.js"
import { filter, here } from "./route.js"
import { button, select } from "./ui.js"

/** A filter of the address that is chosen from a list. @param {string} label @param {string} name @param {readonly (readonly [string, string])[]} options */
export function filterSelect(label, name, options) {
  const control = select({ name, "aria-label": label }, options, here().query.get(name) ?? "")
  control.addEventListener("change", () => filter({ [name]: control.value }))
  return control
}

/** @param {string} label @param {string} placeholder */
export function filterSearch(label, placeholder) {
  const control = h("input", {
    type: "search",
    name: "q",
    "aria-label": label,
    placeholder,
    value: here().query.get("q") ?? "",
  })
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  control.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(() => filter({ q: control.value.trim() }), 200)
  })
  return control
}

/** Empties all filters, those of the toolbar too. */
export function clearFilters() {
  for (const control of document.querySelectorAll(".toolbar input, .toolbar select")) {
    if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) {
      control.value = ""
    }
  }
  filter(Object.fromEntries([...here().query.keys()].map((name) => [name, ""])))
}

/** The sellers as a filter. */
export function filterSeller() {
  return filterSelect("Seller", "seller", [
    ["", "All sellers"],
    ["EU", "EU · Tulp BV"],
    ["NA", "NA · Tulp Inc"],
    ["FE", "FE · Tulp KK"],
  ])
}

/** One of several, with counts. @param {string} label @param {string} name @param {[value: string, label: string, count: number | null][]} options */
export function filterChips(label, name, options) {
  const chosen = here().query.get(name) ?? ""
  return h(
    "div",
    { class: "chips", role: "group", "aria-label": label },
    options.map(([value, text, amount]) =>
      h(
        "button",
        {
          type: "button",
          "data-key": `${name}:${value}`,
          "aria-pressed": String(value === chosen),
          on: { click: () => filter({ [name]: value }) },
        },
        text,
        amount === null ? null : h("span", { class: "amount" }, count(amount))
      )
    )
  )
}

/** @param {number} total @param {number} limit */
export function pager(total, limit) {
  const offset = Number(here().query.get("offset") ?? 0)
  if (total <= limit && offset === 0) {
    return null
  }
  const go = (/** @type {number} */ to) => filter({ offset: to > 0 ? String(to) : "" })
  return h(
    "nav",
    { class: "pager", "aria-label": "Pages" },
    h(
      "span",
      {},
      `${count(Math.min(offset + 1, total))}–${count(Math.min(offset + limit, total))} of ${count(total)}`
    ),
    button("Previous", () => go(Math.max(0, offset - limit)), { disabled: offset === 0 }),
    button("Next", () => go(offset + limit), { disabled: offset + limit >= total })
  )
}
