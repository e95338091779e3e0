import { InMemoryTokenStore, type TokenStore } from ".."
import { systemClock } from "../in-memory"
import { failure, html, json, reset, throttled, token } from "./helpers/scripted-amazon"
import { account, application, failureOf, useScriptedAmazon } from "./helpers/setup"

const found = json(200, { order: { orderId: "1" } })
const expired = failure(
  403,
  "Unauthorized",
  "Access to requested resource is denied.",
  "The access token you provided has expired."
)
const refusedGrant = json(400, {
  error: "invalid_grant",
  error_description: "The request has an invalid grant parameter : refresh_token.",
})
const refusedClient = json(401, {
  error: "invalid_client",
  error_description: "Client authentication failed",
})

describe("access tokens", () => {
  const test_ = useScriptedAmazon()
  const form = (index: number) =>
    Object.fromEntries(new URLSearchParams(test_.amazon.tokenRequests[index].body))
  const usedTokens = () =>
    test_.amazon.calls.map((call) => call.headers["x-amz-access-token"] as string)

  it("fetches one token for twenty calls at once", async () => {
    test_.amazon.api = [found]
    const { orders } = test_.client()
    await Promise.all(Array.from({ length: 20 }, () => orders.getOrder("1")))
    expect(test_.amazon.tokenRequests).toHaveLength(1)
    expect(new Set(usedTokens()).size).toBe(1)
    expect(form(0)).toEqual({
      grant_type: "refresh_token",
      refresh_token: account.refreshToken,
      client_id: application.clientId,
      client_secret: "current-secret",
    })
    expect(test_.amazon.tokenRequests[0].headers["content-type"]).toBe(
      "application/x-www-form-urlencoded;charset=UTF-8"
    )
  })

  it("fetches the next one five to six minutes before the hour is over", async () => {
    test_.amazon.api = [found]
    const { orders } = test_.client()
    await orders.getOrder("1")
    test_.clock.advance(54 * 60_000)
    await orders.getOrder("1")
    expect(test_.amazon.tokenRequests).toHaveLength(1)
    test_.clock.advance(60_000)
    await orders.getOrder("1")
    expect(test_.amazon.tokenRequests).toHaveLength(2)
  })

  it("keeps tokens of accounts apart", async () => {
    test_.amazon.api = [found]
    const sp = test_.sp()
    await sp.client(account).orders.getOrder("1")
    await sp.client({ ...account, key: "acc_2" }).orders.getOrder("1")
    expect(new Set(usedTokens()).size).toBe(2)
  })

  it("names the token in the store by the account's key", async () => {
    test_.amazon.api = [found]
    const tokenStore = new InMemoryTokenStore()
    const asked = jest.spyOn(tokenStore, "getOrRefresh")
    await test_.client({ tokenStore }).orders.getOrder("1")
    expect(asked.mock.calls.map(([key]) => key)).toEqual([account.key])
  })

  it("fetches a new token once when Amazon says the token expired", async () => {
    test_.amazon.api = [expired, found]
    const { orders } = test_.client({ maxAttempts: 1 })
    await orders.getOrder("1")
    expect(test_.amazon.tokenRequests).toHaveLength(2)
    expect(new Set(usedTokens()).size).toBe(2)
  })

  it("says access_lapsed when a token just made is refused too", async () => {
    test_.amazon.api = [expired]
    const error = await failureOf(test_.client().orders.getOrder("1"))
    expect(error).toMatchObject({
      ...{ kind: "access_lapsed", status: 403, code: "Unauthorized", retryable: false },
      ...{ operation: "getOrder", requestId: "request-1" },
    })
    expect(test_.amazon.calls).toHaveLength(2)
    expect(test_.amazon.tokenRequests).toHaveLength(2)
  })

  it("says access_lapsed when the refresh token is refused", async () => {
    test_.amazon.api = [
      failure(403, "Unauthorized", "Denied", "The access token is revoked, malformed or invalid."),
    ]
    test_.amazon.lwa = [token(), refusedGrant]
    const error = await failureOf(test_.client().orders.getOrder("1"))
    expect(error).toMatchObject({ kind: "access_lapsed", code: "invalid_grant", status: 400 })
    expect(error.retryable).toBe(false)
    expect(test_.amazon.calls).toHaveLength(1)
  })

  it("does not fetch a token for a 403 about a missing role", async () => {
    test_.amazon.api = [failure(403, "Unauthorized", "Access to requested resource is denied.")]
    expect(await failureOf(test_.client().orders.getOrder("1"))).toMatchObject({
      kind: "access_denied",
    })
    expect(test_.amazon.tokenRequests).toHaveLength(1)
  })

  it("tries the next client secret and remembers it", async () => {
    test_.amazon.lwa = [refusedClient, token()]
    const sp = test_.sp({
      application: { ...application, clientSecrets: ["current-secret", "next-secret"] },
    })
    test_.amazon.api = [found]
    await sp.client(account).orders.getOrder("1")
    await sp.client({ ...account, key: "acc_2" }).orders.getOrder("1")
    expect([0, 1, 2].map((index) => form(index).client_secret)).toEqual([
      "current-secret",
      "next-secret",
      "next-secret",
    ])
  })

  it("tries secrets that came later after the configured ones, and then first", async () => {
    const came: string[] = []
    const moreClientSecrets = jest.fn(async () => came)
    const sp = test_.sp({ application: { ...application, moreClientSecrets } })
    test_.amazon.api = [found]
    test_.amazon.lwa = [refusedClient, token()]
    const { orders } = sp.client(account)
    expect(await failureOf(orders.getOrder("1"))).toMatchObject({ kind: "application_refused" })
    came.push("rotated-secret", "current-secret")
    test_.amazon.lwa = [refusedClient, token()]
    await orders.getOrder("1")
    await sp.client({ ...account, key: "acc_2" }).orders.getOrder("1")
    expect([0, 1, 2, 3].map((index) => form(index).client_secret)).toEqual([
      "current-secret",
      "current-secret",
      "rotated-secret",
      "rotated-secret",
    ])
    expect(test_.amazon.tokenRequests).toHaveLength(4)
  })

  it("blames the application, not the seller, when no secret is accepted", async () => {
    test_.amazon.lwa = [refusedClient]
    const clientSecrets = ["current-secret", "next-secret"]
    const error = await failureOf(
      test_.client({ application: { ...application, clientSecrets } }).orders.getOrder("1")
    )
    expect(error).toMatchObject({ kind: "application_refused", code: "invalid_client" })
    expect(error.message).not.toContain("secret")
    expect(test_.amazon.tokenRequests).toHaveLength(2)
  })

  it("repeats a refresh after a reset, a 503 page and a 429", async () => {
    test_.amazon.api = [found]
    test_.amazon.lwa = [reset, html(503), throttled({ "retry-after": "1" }), token()]
    await test_.client().orders.getOrder("1")
    expect(test_.clock.sleeps).toEqual([375, 750, 1000])
  })

  it("pauses before a refresh is repeated though Retry-After names no time", async () => {
    test_.amazon.lwa = [throttled({ "retry-after": "0" })]
    const error = await failureOf(test_.client().orders.getOrder("1"))
    expect(error).toMatchObject({ kind: "throttled", status: 429 })
    expect(test_.clock.sleeps).toEqual([375, 750, 1500])
  })

  it.each([
    ["503 page", html(503), "server", 4],
    ["HTML success", html(200), "unexpected_answer", 4],
    ["no token", json(200, { token_type: "bearer" }), "unexpected_answer", 4],
    ["unknown refusal", json(400, { error: "invalid_request" }), "invalid_input", 1],
    ["403 page", html(403), "application_refused", 1],
  ])("does not take %s for a token", async (_, answer, kind, requests) => {
    test_.amazon.lwa = [answer]
    expect(await failureOf(test_.client().orders.getOrder("1"))).toMatchObject({ kind })
    expect(test_.amazon.tokenRequests).toHaveLength(requests)
    expect(test_.amazon.calls).toHaveLength(0)
  })

  it("lets one caller abort without harm to the others that wait for the token", async () => {
    const controller = new AbortController()
    test_.amazon.api = [found]
    test_.amazon.lwa = [
      (response, request) => {
        controller.abort()
        setImmediate(() => token()(response, request))
      },
    ]
    const { orders } = test_.client()
    const aborted = failureOf(orders.getOrder("1", undefined, { signal: controller.signal }))
    const other = orders.getOrder("1")
    expect((await aborted).kind).toBe("aborted")
    expect((await other).orderId).toBe("1")
    expect(test_.amazon.tokenRequests).toHaveLength(1)
  })

  /** A store that gives a refresh up by `signal`. */
  const storeThatEndsBy = (signal: AbortSignal): TokenStore => ({
    getOrRefresh: (_key, _isUsable, refresh) => refresh(signal),
    invalidate: async () => undefined,
  })

  it("gives up a refresh when its store says so, in the midst of the request", async () => {
    const controller = new AbortController()
    test_.amazon.lwa = [() => controller.abort()]
    const tokenStore = storeThatEndsBy(controller.signal)
    const { orders } = test_.client({ tokenStore })
    expect(await failureOf(orders.getOrder("1"))).toMatchObject({
      ...{ kind: "aborted", operation: "refreshAccessToken", retryable: true },
    })
    expect(test_.amazon.tokenRequests).toHaveLength(1)
    expect(test_.amazon.calls).toHaveLength(0)
  })

  it("gives up a refresh when its store says so, in the pause before it is repeated", async () => {
    const controller = new AbortController()
    test_.amazon.lwa = [html(503)]
    const clock = {
      now: () => new Date(),
      sleep: (ms: number, signal?: AbortSignal) => {
        controller.abort()
        return systemClock.sleep(ms, signal)
      },
    }
    const tokenStore = storeThatEndsBy(controller.signal)
    const { orders } = test_.client({ tokenStore, clock })
    expect(await failureOf(orders.getOrder("1"))).toMatchObject({
      ...{ kind: "aborted", operation: "refreshAccessToken" },
    })
    expect(test_.amazon.tokenRequests).toHaveLength(1)
  })

  it("forgets a token only while it is the stored one", async () => {
    const store = new InMemoryTokenStore()
    const fresh = { value: "new", expiresAt: test_.clock.now() }
    await store.getOrRefresh(
      "key",
      () => true,
      async () => fresh
    )
    await store.invalidate("key", "old")
    const refresh = jest.fn(async () => fresh)
    expect(await store.getOrRefresh("key", () => true, refresh)).toBe(fresh)
    expect(refresh).not.toHaveBeenCalled()
  })

  describe("exchanging a code", () => {
    it("gives both tokens", async () => {
      const result = await test_
        .sp()
        .exchangeCode({ code: "c", redirectUri: "https://shop.test/cb" })
      expect(result.refreshToken).toBe("Atzr|of-the-test")
      expect(result.accessToken.value).toMatch(/^Atza\|/)
      expect(result.accessToken.expiresAt.getTime() - test_.clock.now().getTime()).toBe(3_600_000)
      expect(form(0)).toMatchObject({
        grant_type: "authorization_code",
        code: "c",
        redirect_uri: "https://shop.test/cb",
      })
    })

    it("does not send a code twice, except with the other secret", async () => {
      test_.amazon.lwa = [reset]
      expect(await failureOf(test_.sp().exchangeCode({ code: "c" }))).toMatchObject({
        kind: "network",
        retryable: false,
      })
      expect(test_.amazon.tokenRequests).toHaveLength(1)
    })

    it("says access_lapsed for a code that is spent", async () => {
      test_.amazon.lwa = [refusedGrant]
      const error = await failureOf(test_.sp().exchangeCode({ code: "c" }))
      expect(error).toMatchObject({ kind: "access_lapsed", operation: "exchangeCode" })
    })

    it("does not take an answer without refresh token for success", async () => {
      test_.amazon.lwa = [json(200, { access_token: "Atza|x", expires_in: 3600 })]
      expect(await failureOf(test_.sp().exchangeCode({ code: "c" }))).toMatchObject({
        kind: "unexpected_answer",
      })
    })
  })
})
