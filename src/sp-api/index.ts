/**
 * A client of Amazon's Selling Partner API: marketplaces, Login with Amazon, calls within Amazon's
 * limits, one typed error. It knows nothing of Medusa.
 */
export { AmazonApiError } from "./errors"
export type { AmazonApiErrorKind, AmazonErrorEntry } from "./errors"
export { InMemoryRateLimiter, InMemoryTokenStore, systemClock } from "./in-memory"
export { getMarketplace, marketplaces } from "./marketplaces"
export type { Marketplace } from "./marketplaces"
export type { SpApi, SpApiAccount, SpApiOptions } from "./options"
export type { AnswerSeen, CallOptions, CallReport } from "./call-options"
export type { SpApiClient } from "./operations"
export { operationTable } from "./operation-table"
export type { OperationName } from "./operation-table"
export { errorOfPart, type BatchPart } from "./operations/batch"
export type { Call, Caller, Operation } from "./operations/operation"
export type { AccessToken, Clock, RateLimiter, TokenStore } from "./ports"
export * from "./rate-bucket"
export type { UsagePlan } from "./rate-limits"
export { createSpApi } from "./sp-api"
export { TransportError } from "./transport/transport"
export type { Transport, TransportRequest, TransportResponse } from "./transport/transport"
export type * from "./types"
export * from "./documents"
