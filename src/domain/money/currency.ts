import BigNumber from "bignumber.js"

/** Currencies of ISO 4217 whose minor unit is not a hundredth. */
const NO_DECIMALS = new Set(
  "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ")
)
const THREE_DECIMALS = new Set("BHD IQD JOD KWD LYD OMR TND".split(" "))

/** Decimals of a currency's amounts by ISO 4217: 0 for JPY, 3 for KWD, 2 for EUR. */
export function decimalsOf(currencyCode: string): number {
  const code = currencyCode.toUpperCase()
  if (NO_DECIMALS.has(code)) {
    return 0
  }
  return THREE_DECIMALS.has(code) ? 3 : 2
}

/** The smallest amount of a currency with that many decimals: 0.01 for 2. */
export function minorUnit(decimals: number): BigNumber {
  return new BigNumber(1).shiftedBy(-decimals)
}

/** Rounds half away from zero, as shops and tax offices do. */
export function roundTo(amount: BigNumber, decimals: number): BigNumber {
  return amount.decimalPlaces(decimals, BigNumber.ROUND_HALF_UP)
}

/**
 * A decimal string without exponent; at least the currency's decimals, more when the amount has
 * more. Never "-0".
 */
export function toAmount(amount: BigNumber, decimals: number): string {
  const places = Math.max(decimals, amount.decimalPlaces() ?? 0)
  return amount.isZero() ? new BigNumber(0).toFixed(decimals) : amount.toFixed(places)
}

/** Reads a decimal string or number; null when it is not a finite number. */
export function parseAmount(amount: unknown): BigNumber | null {
  if (typeof amount !== "string" && typeof amount !== "number") {
    return null
  }
  const parsed = new BigNumber(typeof amount === "string" ? amount.trim() : amount)
  return parsed.isFinite() ? parsed : null
}

export function sum(amounts: Iterable<BigNumber>): BigNumber {
  let total = new BigNumber(0)
  for (const amount of amounts) {
    total = total.plus(amount)
  }
  return total
}
