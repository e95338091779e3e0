/** A value of an enumeration of Amazon's that may grow: the known ones complete, others are kept. */
export type Open<Known extends string> = Known | (string & {})

export type Region = "na" | "eu" | "fe"

/** An exact amount: `amount` is a decimal string in major units, e.g. `"30.88"`. */
export interface Money {
  amount: string
  currencyCode: string
}

/** ISO 8601 instants. */
export interface DateTimeRange {
  earliestDateTime?: string
  latestDateTime?: string
}
