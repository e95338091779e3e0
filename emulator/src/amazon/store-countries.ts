/** The countries that the shop of the demo has stores in; buyers order everywhere else as well. */
export const STORE_COUNTRIES = ["DE", "NL", "FR", "GB", "SE", "PL", "US", "CA", "JP"] as const
