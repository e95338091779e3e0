import { requireMarketplace } from "../amazon/marketplaces.js"
import { divideRounded } from "../core/money.js"

export interface Fee {
  type: "ReferralFee" | "FBAFees" | "VariableClosingFee"
  minor: number
}

/** Parts per hundred of price and shipping; the least referral fee, in hundredths of a euro. */
const REFERRAL_PERCENT = 15
const LEAST_REFERRAL = 30
const FBA_BASE = 300
const FBA_PER_KILO = 100

/**
 * The emulator's fees, which are not Amazon's: 15 % of what the buyer pays, 0.30 € at least; and, when
 * Amazon ships, 3.00 € and 1.00 € for each begun kilogram. In other currencies by the catalogue's
 * factor.
 */
export function estimateFees(
  marketplaceId: string,
  priceMinor: number,
  shippingMinor: number,
  packageGrams: number,
  isAmazonFulfilled: boolean
): Fee[] {
  const { priceFactor } = requireMarketplace(marketplaceId)
  const fromEuro = (cents: number) => divideRounded(cents * priceFactor, 100)
  const referral = divideRounded((priceMinor + shippingMinor) * REFERRAL_PERCENT, 100)
  const kilos = Math.ceil(packageGrams / 1000)
  return [
    { type: "ReferralFee", minor: Math.max(referral, fromEuro(LEAST_REFERRAL)) },
    { type: "VariableClosingFee", minor: 0 },
    ...(isAmazonFulfilled
      ? [{ type: "FBAFees" as const, minor: fromEuro(FBA_BASE + FBA_PER_KILO * kilos) }]
      : []),
  ]
}
