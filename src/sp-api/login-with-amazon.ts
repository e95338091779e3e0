import { abortable, AttemptTimeout, withTimeout } from "./abort"
import { AmazonApiError, type AmazonApiErrorKind } from "./errors"
import { lwaError, readLwaTokens } from "./login-with-amazon-answer"
import type { CallReport } from "./call-options"
import type { AccessToken, Clock } from "./ports"
import { backoffMs } from "./retry"
import { observeCall, ofLogin, type CallTrail, type EndedCall } from "./trace/observe-call"

export interface LoginWithAmazonOptions {
  tokenUrl: string
  clientId: string
  /** The valid one may be any of them; asked for each time, as one may have been added. */
  clientSecrets: () => Promise<string[]>
  clock: Clock
  timeoutMs: number
  maxAttempts: number
  maxWaitMs: number
  random: () => number
  onCall?: (call: CallReport) => void
  onCallEnded?: (call: EndedCall) => void
}

interface Grant {
  operation: "exchangeCode" | "refreshAccessToken" | "fetchGrantlessToken"
  parameters: Record<string, string>
  /** A code is spent by the first request that reaches Amazon; a refresh token is not. */
  repeatable: boolean
  /** Key of the account that it is for, for reports. */
  account?: string | null
  signal?: AbortSignal
  trail: CallTrail
}

/** Login with Amazon: authorization codes and refresh tokens to access tokens. */
export class LoginWithAmazon {
  /** The client secret that worked last. */
  private preferred: string | null = null

  constructor(private readonly options: LoginWithAmazonOptions) {}

  /** Throws kind `access_lapsed` when the code is spent, foreign or older than five minutes. */
  async exchangeCode(input: {
    code: string
    redirectUri?: string
  }): Promise<{ refreshToken: string; accessToken: AccessToken }> {
    const operation = "exchangeCode"
    const answer = await this.request({
      operation,
      repeatable: false,
      parameters: {
        grant_type: "authorization_code",
        code: input.code,
        ...(input.redirectUri ? { redirect_uri: input.redirectUri } : {}),
      },
    })
    if (!answer.refreshToken) {
      throw new AmazonApiError({
        operation,
        kind: "unexpected_answer",
        message: "the answer holds no refresh token",
      })
    }
    return { refreshToken: answer.refreshToken, accessToken: answer.accessToken }
  }

  /** Throws kind `access_lapsed` when the seller's authorization is gone, `aborted` by the signal. */
  async refresh(
    refreshToken: string,
    account: string | null = null,
    signal?: AbortSignal
  ): Promise<AccessToken> {
    const { accessToken } = await this.request({
      operation: "refreshAccessToken",
      account,
      signal,
      repeatable: true,
      parameters: { grant_type: "refresh_token", refresh_token: refreshToken },
    })
    return accessToken
  }

  /** A token of the application itself, for the operations that need no seller's grant. */
  async fetchGrantless(scope: string): Promise<AccessToken> {
    const { accessToken } = await this.request({
      operation: "fetchGrantlessToken",
      repeatable: true,
      parameters: { grant_type: "client_credentials", scope },
    })
    return accessToken
  }

  /** Tries the secrets in turn: while one is being rotated either may be the valid one. */
  private request(asked: Omit<Grant, "trail">) {
    const { clock, onCallEnded } = this.options
    const { operation, account = null } = asked
    const trail: CallTrail = { attempts: 0, waitedMs: 0, status: null, requestId: null }
    return observeCall(
      {
        ...{ account, operation, trail, clock, onCallEnded },
        description: () => ofLogin(operation === "exchangeCode" ? "told" : "read"),
        answer: () => ({ found: null, refused: null }),
      },
      () => this.withAnySecret({ ...asked, trail })
    )
  }

  private async withAnySecret(grant: Grant) {
    const secrets = await this.secretsToTry()
    for (let tried = 0; ; tried++) {
      try {
        const answer = await this.withRetries(grant, secrets[tried])
        this.preferred = secrets[tried]
        return answer
      } catch (error) {
        const refused = error instanceof AmazonApiError && error.code === "invalid_client"
        if (!refused || tried + 1 >= secrets.length) {
          throw error
        }
      }
    }
  }

  /** In the order given, but first the one that worked last. */
  private async secretsToTry(): Promise<string[]> {
    const secrets = [...new Set(await this.options.clientSecrets())]
    const { preferred } = this
    return preferred !== null && secrets.includes(preferred)
      ? [preferred, ...secrets.filter((secret) => secret !== preferred)]
      : secrets
  }

  private async withRetries(grant: Grant, clientSecret: string) {
    const { clock, maxAttempts, maxWaitMs, random } = this.options
    let waitedMs = 0
    let pausedMs = 0
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(grant, clientSecret, { attempt, waitedMs, pausedMs })
      } catch (error) {
        if (!(error instanceof AmazonApiError) || !error.retryable || attempt >= maxAttempts) {
          throw error
        }
        // 0, or a date that is past by our clock, is no pause that helps.
        pausedMs = error.retryAfterMs || backoffMs(attempt, random)
        if (waitedMs + pausedMs > maxWaitMs) {
          throw error.retryIn(pausedMs)
        }
        await clock.sleep(pausedMs, grant.signal).catch(() => {
          throw abortedError(grant.operation)
        })
        waitedMs += pausedMs
        grant.trail.waitedMs += pausedMs
      }
    }
  }

  private async attempt(
    grant: Grant,
    clientSecret: string,
    progress: Pick<CallReport, "attempt" | "waitedMs" | "pausedMs">
  ) {
    const { tokenUrl, clientId, clock, timeoutMs, onCall } = this.options
    const { operation, repeatable, account = null, signal: outer } = grant
    const startedAt = clock.now()
    let status: number | null = null
    let requestId: string | null = null
    let kind: AmazonApiErrorKind | null = null
    try {
      const { headers, text } = await withTimeout(timeoutMs, outer, async (signal) => {
        const response = await fetch(tokenUrl, {
          method: "POST",
          headers: { "content-type": "application/x-www-form-urlencoded;charset=UTF-8" },
          body: new URLSearchParams({
            ...grant.parameters,
            client_id: clientId,
            client_secret: clientSecret,
          }).toString(),
          redirect: "error",
          signal,
        })
        status = response.status
        requestId = response.headers.get("x-amzn-requestid")
        return { headers: response.headers, text: await abortable(response.text(), signal) }
      }).catch((error: unknown) => {
        throw outer?.aborted
          ? abortedError(operation)
          : networkError(operation, repeatable, status, error)
      })
      const context = { operation, repeatable, status: status ?? 0, requestId, now: clock.now() }
      if (context.status !== 200) {
        throw lwaError(context, text, headers.get("retry-after") ?? undefined)
      }
      return readLwaTokens(context, text)
    } catch (error) {
      kind = error instanceof AmazonApiError ? error.kind : "network"
      throw error
    } finally {
      const ms = clock.now().getTime() - startedAt.getTime()
      Object.assign(grant.trail, { attempts: grant.trail.attempts + 1, status, requestId })
      onCall?.({ account, operation, status, kind, ms, requestId, ...progress })
    }
  }
}

function abortedError(operation: string): AmazonApiError {
  const message = "aborted by the caller"
  return new AmazonApiError({ operation, kind: "aborted", message, retryable: true })
}

function networkError(
  operation: string,
  repeatable: boolean,
  status: number | null,
  error: unknown
): AmazonApiError {
  // fetch says "fetch failed" and hides the reason in the cause.
  const cause = (error as { cause?: unknown }).cause ?? error
  const code = (cause as { code?: unknown }).code
  return new AmazonApiError({
    operation,
    kind: "network",
    message:
      cause instanceof AttemptTimeout
        ? cause.message
        : `Login with Amazon could not be reached${typeof code === "string" ? ` (${code})` : ""}`,
    status,
    retryable: repeatable,
  })
}
