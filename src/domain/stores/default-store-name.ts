/** Amazon says UK where the standard says GB. */
export const amazonCountryCode = (countryCode: string): string =>
  countryCode === "GB" ? "UK" : countryCode

/** How a store is called unless a person says otherwise: "Amazon DE", a second one "Amazon DE 2". */
export const defaultStoreName = (countryCode: string, taken: Iterable<string> = []): string => {
  const names = new Set(taken)
  const name = `Amazon ${amazonCountryCode(countryCode)}`
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name} ${number}`
    if (!names.has(candidate)) {
      return candidate
    }
  }
}
