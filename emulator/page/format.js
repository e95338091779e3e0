const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" })
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" })
const full = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" })
const number = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 4 })

/** @param {string} iso */
export function clockTime(iso) {
  return time.format(new Date(iso))
}

/** "21 Nov, 20:15:03". @param {string} iso */
export function dayAndTime(iso) {
  const date = new Date(iso)
  return `${day.format(date)}, ${time.format(date)}`
}

/** @param {string} iso */
export function fullTime(iso) {
  return full.format(new Date(iso))
}

/** @param {number} value */
export function count(value) {
  return number.format(value)
}

/** Amounts come as decimal strings and stay what they are. @param {string} amount @param {string} currency */
export function money(amount, currency) {
  return `${amount} ${currency}`
}

/** "PARTIALLY_SHIPPED" → "Partially shipped". @param {string} code */
export function words(code) {
  const text = code.replaceAll("_", " ").toLowerCase()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "1 order", "2 orders". @param {number} amount @param {string} noun */
export function plural(amount, noun) {
  return `${count(amount)} ${noun}${amount === 1 ? "" : "s"}`
}

/** @param {number} seconds */
export function duration(seconds) {
  if (seconds >= 86_400) return `${count(Number((seconds / 86_400).toFixed(1)))} d`
  if (seconds >= 3600) return `${count(Number((seconds / 3600).toFixed(1)))} h`
  if (seconds >= 60) return `${count(Number((seconds / 60).toFixed(1)))} min`
  return `${count(Math.ceil(seconds))} s`
}

/** 147 SEK → "147.00", 2140 JPY → "2140". @param {number} amount @param {string} currency */
export function withDecimals(amount, currency) {
  const { maximumFractionDigits } = new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency,
  }).resolvedOptions()
  return amount.toFixed(maximumFractionDigits)
}
