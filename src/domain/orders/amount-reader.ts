import BigNumber from "bignumber.js"
import { parseAmount } from "../money"
import type { AmazonMoney } from "./amazon-order"
import type { HeldReason } from "./types"

/** Parses amounts of one currency and gathers what is wrong with them. */
export class AmountReader {
  readonly reasons: HeldReason[] = []

  constructor(readonly currency: string) {}

  /** The amount, or zero after noting why it cannot be used. */
  read(money: AmazonMoney | undefined, field: string): BigNumber {
    const amount = parseAmount(money?.amount)
    if (amount === null) {
      this.missing(field, money?.amount)
      return new BigNumber(0)
    }
    const currency = money?.currencyCode?.toUpperCase()
    if (currency && currency !== this.currency) {
      this.reasons.push({
        code: "currency_mismatch",
        parameters: { field, currency, expected: this.currency },
      })
    }
    return amount
  }

  missing(field: string, value?: unknown): void {
    const parameters: HeldReason["parameters"] = { field }
    if (value !== undefined) {
      parameters.value = String(value)
    }
    this.reasons.push({ code: "amounts_missing", parameters })
  }
}
