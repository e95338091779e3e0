/**
 * @typedef {Node | string | number | null | undefined | false} Child
 * @typedef {Record<string, unknown> & { on?: Record<string, (event: Event) => void> }} Props
 */

/**
 * An element. Texts become text nodes, never markup: what clients sent cannot become part of the
 * page. `on` holds listeners; a property that is false, null or undefined is left out.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Props} [props]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(props.on ?? {})) {
        element.addEventListener(event, listener)
      }
    } else if (value === true) {
      element.setAttribute(name, "")
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value))
    }
  }
  element.append(...children.flat().filter(isShown).map(toNode))
  return element
}

/** @param {Child} child @returns {child is Node | string | number} */
function isShown(child) {
  return child !== null && child !== undefined && child !== false && child !== ""
}

/** @param {Node | string | number} child */
function toNode(child) {
  return typeof child === "number" ? String(child) : child
}

/** Where the pointer is down: what is drawn anew under it would swallow the click. @type {Node | null} */
let pressed = null
addEventListener("pointerdown", ({ target }) => (pressed = target instanceof Node ? target : null))
for (const event of ["pointerup", "pointercancel", "blur"]) {
  addEventListener(event, () => (pressed = null))
}

/**
 * A part of the screen that follows data: drawn anew only when the data is another, and not while
 * text in it is selected or something in it is pressed. What has the focus keeps it, by its `data-key`.
 *
 * @param {Props} [props]
 */
export function region(props = {}) {
  const element = h("div", { "aria-busy": "true", ...props }, skeleton())
  let shown = ""
  return {
    element,
    /**
     * @template T
     * @param {T} data
     * @param {(data: T) => Child[]} draw
     */
    show(data, draw) {
      const next = JSON.stringify(data)
      if (next === shown || isSelecting(element) || element.contains(pressed)) {
        return
      }
      shown = next
      const key = focusedKey(element)
      element.replaceChildren(...draw(data).filter(isShown).map(toNode))
      element.removeAttribute("aria-busy")
      focusKey(element, key)
    },
    /** The next data is drawn whatever it is. */
    forget() {
      shown = ""
    },
  }
}

function skeleton() {
  return h("div", { class: "skeleton" }, h("span"), h("span"), h("span"))
}

/** @param {HTMLElement} element */
function isSelecting(element) {
  const selection = getSelection()
  return Boolean(selection && !selection.isCollapsed && element.contains(selection.anchorNode))
}

/** @param {HTMLElement} element */
function focusedKey(element) {
  const active = document.activeElement
  return active instanceof HTMLElement && element.contains(active) ? active.dataset.key : undefined
}

/** @param {ParentNode} parent @param {string | undefined} key */
export function focusKey(parent, key) {
  const found = key === undefined ? null : parent.querySelector(`[data-key="${CSS.escape(key)}"]`)
  if (found instanceof HTMLElement) {
    found.focus({ preventScroll: true })
  }
}
