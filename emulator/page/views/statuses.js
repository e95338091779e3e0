import { words } from "../format.js"
import { badge } from "../ui.js"

/** @type {Record<string, import("../ui.js").Tone>} */
const ORDER_TONES = {
  PENDING: "plain",
  UNSHIPPED: "warn",
  PARTIALLY_SHIPPED: "info",
  SHIPPED: "ok",
  CANCELLED: "bad",
}

/** @param {string} status */
export function orderStatus(status) {
  return badge(words(status), ORDER_TONES[status] ?? "plain")
}

/** @param {{ quantity: number | null, status: string[] }} listing */
export function listingStatus({ quantity, status }) {
  return status.includes("BUYABLE")
    ? badge("Buyable", "ok")
    : quantity === 0
      ? badge("Sold out", "bad")
      : badge(words(status[0] ?? "Not live"), "warn")
}

/** @param {number | string} status */
export function callStatus(status) {
  if (typeof status !== "number") {
    return badge(status === "reset" ? "Reset" : "No answer", "bad", "The connection was cut")
  }
  const tone = status >= 500 ? "bad" : status === 429 ? "warn" : status >= 400 ? "bad" : "ok"
  return badge(String(status), tone)
}
