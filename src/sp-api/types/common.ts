/** A value of an enumeration of Amazon's that may grow: the known ones complete, others are kept. */
export type Open<Known extends string> = Known | (string & {})

export type Region = "na" | "eu" | "fe"

/** An exact amount: `amount` is a decimal string in major units, e.g. `"30.88"`. */
export interface Money {
  amount: string
  currencyCode: string
}

/**
 * An amount that Amazon writes as a JSON number. Exact up to 15 digits as long as nobody calculates
 * with it: `String(amount)` is what stood in the answer, and a decimal library goes on from there.
 */
export interface NumericMoney {
  currencyCode?: string
  amount?: number
}

/** ISO 8601 instants. */
export interface DateTimeRange {
  earliestDateTime?: string
  latestDateTime?: string
}
