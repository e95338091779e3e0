import { createHash } from "node:crypto"
import { AccessTokens } from "./access-tokens"
import { callLimitsOf } from "./call-limits"
import { changesAmazon } from "./changing-operations"
import { CallPipeline } from "./client"
import { consentUrl } from "./consent-url"
import { parseEndpoint } from "./endpoint"
import { InMemoryRateLimiter, InMemoryTokenStore, systemClock } from "./in-memory"
import { loginAnswerUrl } from "./login-uri"
import { LoginWithAmazon } from "./login-with-amazon"
import { operationsOf } from "./operations"
import { applicationsOf } from "./operations/applications"
import { notificationsOf } from "./operations/notifications"
import type { Caller } from "./operations/operation"
import type { SpApi, SpApiAccount, SpApiOptions } from "./options"
import { RateGate } from "./rate-gate"
import { CallTokens } from "./tokens/call-tokens"
import { fetchRestrictedDataToken } from "./tokens/fetch-restricted-data-token"
import { originOf } from "./trace/origins"
import { AmazonSpApiTransport } from "./transport/amazon-sp-api-transport"
import type { Region } from "./types"

/** Any application may ask for a token of it: proves the keys without a seller. */
const NOTIFICATIONS_SCOPE = "sellingpartnerapi::notifications"
const USER_AGENT = "medusa-plugin-amazon (Language=Node.js)"

/** Throws an Error naming the option that is missing or wrong. */
export function createSpApi(options: SpApiOptions): SpApi {
  const { application, rateScale = 1, timeoutMs = 30_000 } = options
  checkOptions(options)
  const endpoint = options.endpoint ? parseEndpoint(options.endpoint) : undefined
  const clock = options.clock ?? systemClock
  const shared = {
    clock,
    timeoutMs,
    maxAttempts: options.maxAttempts ?? 4,
    maxWaitMs: options.maxWaitMs ?? 5_000,
    random: options.random ?? Math.random,
    onCall: options.onCall,
    onCallEnded: options.onCallEnded,
  }
  // Begins the buckets' names: limits are per application, and an id is long.
  const applicationKey = createHash("sha256")
    .update(application.clientId)
    .digest("hex")
    .slice(0, 12)
  const login = new LoginWithAmazon({
    ...shared,
    tokenUrl: `${endpoint?.origin ?? "https://api.amazon.com"}/auth/o2/token`,
    clientId: application.clientId,
    clientSecrets: async () => [
      ...application.clientSecrets,
      ...((await application.moreClientSecrets?.()) ?? []),
    ],
  })
  const tokens = new CallTokens({
    clock,
    access: new AccessTokens(
      options.tokenStore ?? new InMemoryTokenStore(),
      login,
      clock,
      shared.random
    ),
    fetchGrantless: (scope) => login.fetchGrantless(scope),
    fetchRestricted: (account, resource) =>
      fetchRestrictedDataToken(callerOf(account), resource, clock),
  })
  const gate = new RateGate(
    options.rateLimiter ?? new InMemoryRateLimiter(clock),
    applicationKey,
    rateScale
  )
  const pipeline = new CallPipeline({
    ...shared,
    origin: (region) => originOf(region, endpoint),
    rateScale,
    transport:
      options.transport ?? new AmazonSpApiTransport(options.userAgent ?? USER_AGENT, endpoint),
    tokens,
    gate,
  })
  const accountFor = (account: SpApiAccount, scope: string | undefined) =>
    scope ? applicationAccount(account.region) : account
  const callerOf =
    (account: SpApiAccount): Caller =>
    async (one, callOptions) => {
      const { guard: ask } = options
      const guard = ask && changesAmazon(one) ? () => ask(account.key, one) : undefined
      await guard?.()
      return pipeline.call(accountFor(account, one.operation.scope), one, callOptions, guard)
    }
  return {
    consentUrl: (input) => consentUrl(application, endpoint, input),
    loginAnswerUrl: (input) => loginAnswerUrl(application, endpoint, input),
    exchangeCode: (input) => login.exchangeCode(input),
    checkApplication: async () => {
      await login.fetchGrantless(NOTIFICATIONS_SCOPE)
    },
    client: (account) => {
      checkAccount(account)
      const limits = callLimitsOf(gate, (scope) => accountFor(account, scope))
      return { ...operationsOf(callerOf(account)), limits }
    },
    application: (region) => {
      const call = callerOf(applicationAccount(region))
      return { ...applicationsOf(call), notifications: notificationsOf(call) }
    },
  }
}

/** Who calls a grantless operation: its limits are the application's, whichever seller is served. */
function applicationAccount(region: Region): SpApiAccount {
  return { key: `application-${region}`, region, refreshToken: "" }
}

function checkAccount({ key, region, refreshToken }: SpApiAccount): void {
  if (!["na", "eu", "fe"].includes(region)) {
    throw new Error(`account.region "${region}" must be na, eu or fe`)
  }
  if (!key || !refreshToken) {
    throw new Error("account.key and account.refreshToken must be given")
  }
}

function checkOptions({ application, endpoint, rateScale = 1 }: SpApiOptions): void {
  if (!application.applicationId || !application.clientId) {
    throw new Error("application.applicationId and application.clientId must be given")
  }
  const { clientSecrets } = application
  if (clientSecrets.length === 0 || clientSecrets.some((secret) => !secret)) {
    throw new Error("application.clientSecrets must hold at least one secret and no empty one")
  }
  if (!(rateScale > 0) || !Number.isFinite(rateScale)) {
    throw new Error(`rateScale ${rateScale} must be a number above 0`)
  }
  if (rateScale !== 1 && !endpoint) {
    throw new Error("rateScale is for an emulator: give its address as endpoint, or leave it out")
  }
}
