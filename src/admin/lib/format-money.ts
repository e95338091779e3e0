/**
 * A money amount with its currency, as the viewer writes it.
 *
 * @param amount a decimal string in major units ("30.88"). It goes to `Intl` as it is, a string:
 *   parsed to a float first, a large amount would lose its last digits
 */
export function formatMoney(
  amount: string | null,
  currencyCode: string | null,
  locale: string
): string {
  if (amount === null || !/^-?\d+(\.\d+)?$/.test(amount)) {
    return "–"
  }
  if (!currencyCode) {
    return amount
  }
  const format = new Intl.NumberFormat(locale, { style: "currency", currency: currencyCode })
  return format.format(amount as unknown as number)
}

/** True for "0", "0.00", "-0.0". */
export function isZero(amount: string): boolean {
  return /^-?0+(\.0+)?$/.test(amount)
}
