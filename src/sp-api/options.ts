import type { AccessToken, Clock, RateLimiter, TokenStore } from "./ports"
import type { CallLimits } from "./call-limits"
import type { CallReport } from "./call-options"
import type { SpApiClient } from "./operations"
import type { ApplicationsApi } from "./operations/applications"
import type { NotificationsApi } from "./operations/notifications"
import type { Call } from "./operations/operation"
import type { EndedCall } from "./trace/observe-call"
import type { Transport } from "./transport/transport"
import type { Region } from "./types"

export interface SpApiOptions {
  application: {
    /** `amzn1.sp.solution.…`, shown by Seller Central's Developer Central. */
    applicationId: string
    clientId: string
    /** The current one and, while it is being rotated, the next. */
    clientSecrets: string[]
    /** Secrets that came later, e.g. by a rotation; tried after `clientSecrets`, asked before each request. */
    moreClientSecrets?: () => Promise<string[]>
    /** The application is in Draft: consent needs `version=beta`. */
    draft?: boolean
  }
  /**
   * Base URL of an emulator or recorder: Login with Amazon, the SP-API and Seller Central all live
   * there. Plain http only on a loopback host, because Amazon's data policy forbids it elsewhere.
   */
  endpoint?: string
  rateLimiter?: RateLimiter
  tokenStore?: TokenStore
  clock?: Clock
  /** Multiplies rates and bursts; only for an emulator started with the same scale. */
  rateScale?: number
  userAgent?: string
  /** Per attempt; default 30 000. */
  timeoutMs?: number
  /** Default 4. */
  maxAttempts?: number
  /** All waiting of one call (rate tokens and back-off); default 5 000. */
  maxWaitMs?: number
  /** Called after each attempt; holds no personal data and no secret. Must not throw. */
  onCall?: (call: CallReport) => void
  /** Called once for each call when all its attempts are over; the same holds for it. */
  onCallEnded?: (call: EndedCall) => void
  /**
   * Asked before each call that changes something at Amazon; what it throws is thrown instead of
   * calling. `account` is the caller's key.
   */
  guard?: (account: string, call: Call<unknown>) => Promise<void>
  /** Default: the one on the package `amazon-sp-api`. */
  transport?: Transport
  /** In [0, 1), for jitter; default Math.random. */
  random?: () => number
}

export interface SpApiAccount {
  /** Stable id of the account, for rate buckets and access tokens. */
  key: string
  region: Region
  refreshToken: string
}

export interface SpApi {
  /** Where a seller gives consent: Seller Central of the marketplace, or the endpoint. */
  consentUrl(input: { marketplaceId: string; state: string; redirectUri?: string }): string
  /** Where a person who came by the Login URI goes on at Amazon; only to Amazon's own hosts. */
  loginAnswerUrl(input: {
    callbackUri: string
    amazonState: string
    state: string
    redirectUri: string
  }): string
  /** Trades the `spapi_oauth_code` of the callback (5 minutes, single use) for tokens. */
  exchangeCode(input: {
    code: string
    redirectUri?: string
  }): Promise<{ refreshToken: string; accessToken: AccessToken }>
  /**
   * Asks Login with Amazon for a token of the application itself, which is thrown away.
   * Throws kind `application_refused` when no secret is accepted.
   */
  checkApplication(): Promise<void>
  client(account: SpApiAccount): SpApiClient & { limits: CallLimits }
  /** What needs no selling partner: the application's own affairs. */
  application(region: Region): ApplicationsApi & {
    notifications: Pick<NotificationsApi, "deleteSubscriptionById" | "getSubscriptionById">
  }
}
