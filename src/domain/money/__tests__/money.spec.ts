import BigNumber from "bignumber.js"
import fc from "fast-check"
import { defaultCurrencies } from "@medusajs/framework/utils"
import { allocate } from "../allocate"
import { decimalsOf, parseAmount, roundTo, toAmount } from "../currency"
import { statutoryRates } from "../statutory-rates"

describe("currencies", () => {
  it("knows the decimals of ISO 4217", () => {
    expect(["EUR", "usd", "SEK", "JPY", "KRW", "KWD", "TND"].map(decimalsOf)).toEqual([
      2, 2, 2, 0, 0, 3, 3,
    ])
  })

  it("agrees with Medusa on the currencies of Amazon's marketplaces", () => {
    const codes = "EUR GBP PLN SEK TRY AED SAR EGP INR ZAR USD CAD MXN BRL JPY AUD SGD".split(" ")
    for (const code of codes) {
      expect([code, decimalsOf(code)]).toEqual([code, defaultCurrencies[code].decimal_digits])
    }
  })

  it("writes amounts with the decimals of the currency, and all of a finer one", () => {
    expect(toAmount(new BigNumber("10"), 2)).toBe("10.00")
    expect(toAmount(new BigNumber("-0"), 2)).toBe("0.00")
    expect(toAmount(new BigNumber("1.005"), 2)).toBe("1.005")
    expect(toAmount(new BigNumber("1e21"), 0)).toBe("1000000000000000000000")
  })

  it("rounds half away from zero", () => {
    expect(roundTo(new BigNumber("2.345"), 2).toFixed()).toBe("2.35")
    expect(roundTo(new BigNumber("-2.345"), 2).toFixed()).toBe("-2.35")
  })

  it("does not take nonsense for an amount", () => {
    expect([parseAmount("1,00"), parseAmount(""), parseAmount(null), parseAmount("NaN")]).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(parseAmount(" 19940.00 ")?.toFixed()).toBe("19940")
  })
})

describe("allocate", () => {
  it("gives odd minor units to the largest fractions", () => {
    const weights = ["1", "1", "1"].map((w) => new BigNumber(w))
    expect(allocate(new BigNumber("0.10"), weights, 2).map(String)).toEqual([
      "0.04",
      "0.03",
      "0.03",
    ])
  })

  it("always sums up to the amount, gives nothing to a weight of zero", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(0, 2, 3),
        (minor, weights, decimals) => {
          const amount = new BigNumber(minor).shiftedBy(-decimals)
          const parts = allocate(
            amount,
            weights.map((w) => new BigNumber(w)),
            decimals
          )
          expect(BigNumber.sum(...parts).toFixed()).toBe(amount.toFixed())
          const weighted = weights.some((w) => w > 0)
          weights.forEach((weight, index) => {
            if (weighted && weight === 0) {
              expect(parts[index].isZero()).toBe(true)
            }
            expect(parts[index].shiftedBy(decimals).isInteger()).toBe(true)
          })
        }
      )
    )
  })
})

describe("statutory rates", () => {
  it("puts the standard rate first and knows no rate where tax depends on the place", () => {
    expect(statutoryRates("de")).toEqual(["19", "7"])
    expect(statutoryRates("US")).toEqual([])
    expect(statutoryRates(undefined)).toEqual([])
  })
})
