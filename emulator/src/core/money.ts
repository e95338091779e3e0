import { InputError } from "./input-error.js"

/**
 * Money inside the emulator is a whole number of minor units (cents; yen), so that sums are exact.
 */
const ZERO_DECIMAL = new Set(["JPY"])

export interface Money {
  amount: string
  currencyCode: string
}

export function decimalsOf(currency: string): number {
  return ZERO_DECIMAL.has(currency) ? 0 : 2
}

/** 1234 EUR → "12.34"; 1234 JPY → "1234"; -5 EUR → "-0.05". */
export function toDecimal(minor: number, currency: string): string {
  const decimals = decimalsOf(currency)
  const digits = String(Math.abs(minor)).padStart(decimals + 1, "0")
  const sign = minor < 0 ? "-" : ""
  if (decimals === 0) {
    return sign + digits
  }
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** "12.34" EUR → 1234. Throws when the text is not a decimal or has too many decimals. */
export function toMinor(decimal: string | number, currency: string): number {
  const text = String(decimal)
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  const decimals = decimalsOf(currency)
  const fraction = (match?.[3] ?? "").replace(/0+$/, "")
  if (!match || fraction.length > decimals) {
    throw new InputError(
      `"${text}" is not an amount in ${currency}: write digits with at most ${decimals} decimals`
    )
  }
  const minor = Number((match[2] as string) + fraction.padEnd(decimals, "0"))
  if (!Number.isSafeInteger(minor)) {
    throw new InputError(`"${text}" is more than can be reckoned with`)
  }
  return match[1] ? -minor : minor
}

export function money(minor: number, currency: string): Money {
  return { amount: toDecimal(minor, currency), currencyCode: currency }
}

/** a ÷ b, rounded half up, for whole a ≥ 0 and b > 0. */
export function divideRounded(a: number, b: number): number {
  return Math.floor((2 * a + b) / (2 * b))
}
