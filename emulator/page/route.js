/** The screen and its filters are the address behind "#": back, reload and a sent link work. */

/** @returns {{ path: string[], query: URLSearchParams }} */
export function here() {
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split("?")
  return {
    path: path.split("/").filter(Boolean).map(decodeURIComponent),
    query: new URLSearchParams(query),
  }
}

/** @param {string[]} path @param {Record<string, string>} [query] */
export function address(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== "")
  const search = given.length > 0 ? `?${new URLSearchParams(given)}` : ""
  return `#/${path.map(encodeURIComponent).join("/")}${search}`
}

/** Sets or (by "") removes filters; the first page is shown again. @param {Record<string, string>} changes */
export function filter(changes) {
  const { path, query } = here()
  const next = { ...Object.fromEntries(query), offset: "", ...changes }
  history.replaceState(null, "", address(path, next))
  dispatchEvent(new Event("filter"))
}
