/**
 * What the admin API (`/admin/amazon/**`) answers and the admin reads.
 *
 * Money is a decimal string in major units ("30.88") beside its currency code; times are ISO 8601
 * UTC instants. No answer holds an unmasked name, address, e-mail address or secret of a buyer.
 */
export * from "./application"
export * from "./calls"
export * from "./common"
export * from "./connections"
export * from "./dataflows"
export * from "./failures"
export * from "./guide"
export * from "./health"
export * from "./home"
export * from "./life"
export * from "./listings"
export * from "./log"
export * from "./notices"
export * from "./orders"
export * from "./problems"
export * from "./refusals"
export * from "./rights"
export * from "./stores"
