const NAMES = new Intl.DisplayNames("en", { type: "region" })

/** @param {string} country */
export function countryName(country) {
  return NAMES.of(country) ?? country
}
