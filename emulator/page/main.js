import { get } from "./api.js"
import { h } from "./dom.js"
import { clockTime, dayAndTime, plural } from "./format.js"
import { address, here } from "./route.js"
import { screenOf, sections } from "./screens.js"
import { badge, problemOf } from "./ui.js"

/** @import { Screen, Status } from "./types.js" */

const EVERY_MS = 1000

const main = element("main")
const nav = element("nav")
const state = element("top-state")
const offline = h("p", { class: "offline", role: "alert", hidden: true })

/** @type {Screen | null} */
let screen = null
/** Only one refresh at a time, however slow the machine is. */
let refreshing = false

/** @param {string} id @returns {HTMLElement} */
function element(id) {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no element "${id}"`)
  return found
}

/** @param {boolean} byPerson the focus goes to the new heading */
function open(byPerson) {
  const { path } = here()
  screen = screenOf(path)
  document.title = `${screen.title} · Local Amazon`
  main.replaceChildren(offline, ...screen.nodes.filter((node) => node instanceof Node))
  drawNav(path[0] ?? "")
  if (byPerson) {
    scrollTo(0, 0)
    main.querySelector("h1")?.focus({ preventScroll: true })
  }
  void refresh()
}

/** @param {string} current */
function drawNav(current) {
  nav.replaceChildren(
    ...sections.map(({ title, links }) =>
      h(
        "div",
        { class: "nav-group" },
        title ? h("h2", {}, title) : null,
        links.map(([path, label]) =>
          h(
            "a",
            { href: address(path ? [path] : []), "aria-current": path === current ? "page" : null },
            label,
            h("span", { class: "nav-count", id: `count-${path || "start"}` })
          )
        )
      )
    )
  )
  nav.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" })
}

async function refresh() {
  if (refreshing || document.hidden) return
  refreshing = true
  try {
    drawState(await get("status"))
    await screen?.refresh()
    offline.hidden = true
  } catch (error) {
    offline.textContent = `${problemOf(error)} The page tries again by itself.`
    offline.hidden = false
  } finally {
    refreshing = false
  }
}

/** @param {Status} status */
function drawState(status) {
  const offset = Math.abs(Date.parse(status.now) - Date.now())
  const moved = offset > 60_000
  const faults = status.faults.length
  state.replaceChildren(
    ...[
      faults > 0
        ? h(
            "a",
            { class: "pill", href: address(["faults"]) },
            badge(`${plural(faults, "fault")} on`, "warn")
          )
        : "",
      h(
        "a",
        {
          class: "pill",
          href: address(["settings"]),
          title: moved ? "The clock was moved" : "Amazon's clock",
        },
        h("time", { datetime: status.now }, moved ? dayAndTime(status.now) : clockTime(status.now))
      ),
    ].filter(Boolean)
  )
  setCount("faults", faults)
  setCount("checks", status.refusals.length + status.mistakes.length)
}

/** @param {string} path @param {number} amount */
function setCount(path, amount) {
  const place = document.getElementById(`count-${path}`)
  if (place) place.textContent = amount > 0 ? String(amount) : ""
}

addEventListener("hashchange", () => open(true))
for (const event of ["filter", "changed", "visibilitychange"]) {
  const target = event === "visibilitychange" ? document : window
  target.addEventListener(event, () => void refresh())
}
setInterval(() => void refresh(), EVERY_MS)
open(false)
