import { AmazonApiError } from ".."
import { rotateApplicationClientSecret } from "../operations/applications"
import type { Operation } from "../operations/operation"
import { createRestrictedDataToken } from "../operations/tokens"
import { CallTokens } from "../tokens/call-tokens"
import { ProcessTokens } from "../tokens/process-tokens"
import { resourceKey, type RestrictedResource } from "../tokens/restricted-resource"
import { failure, json, type Answer } from "./helpers/scripted-amazon"
import { account, failureOf, useScriptedAmazon } from "./helpers/setup"
import { VirtualClock } from "./helpers/virtual-clock"

const RDT_PATH = "/tokens/2021-03-01/restrictedDataToken"
const DOCUMENT: RestrictedResource = { method: "GET", path: "/reports/2021-06-30/documents/doc-1" }

let issued = 0
const byPath =
  (others: Answer): Answer =>
  (response, request) =>
    request.url === RDT_PATH
      ? json(200, { restrictedDataToken: `Atz.sprdt|${++issued}`, expiresIn: 3600 })(
          response,
          request
        )
      : others(response, request)

describe("grantless operations", () => {
  const test_ = useScriptedAmazon()
  const form = (index: number) =>
    Object.fromEntries(new URLSearchParams(test_.amazon.tokenRequests[index].body))

  it("are sent with a token of the application for their scope, whoever asks", async () => {
    test_.amazon.api = [json(200, { payload: [] })]
    const sp = test_.sp()
    await sp.client(account).notifications.getDestinations()
    await sp.client({ ...account, key: "acc_2" }).notifications.getDestinations()
    expect(test_.amazon.tokenRequests).toHaveLength(1)
    expect(form(0)).toEqual({
      grant_type: "client_credentials",
      scope: "sellingpartnerapi::notifications",
      client_id: expect.any(String),
      client_secret: "current-secret",
    })
    expect(test_.amazon.calls[0].headers["x-amz-access-token"]).toMatch(/^Atza\|/)
  })

  it("need one token per scope, fetched once for many and again before it ends", async () => {
    test_.amazon.api = [json(200, { payload: [] })]
    const { notifications } = test_.client({ maxWaitMs: 600_000 })
    const calls = Array.from({ length: 5 }, () => notifications.getDestinations())
    await Promise.all(calls)
    expect(test_.amazon.tokenRequests).toHaveLength(1)
    test_.clock.advance(56 * 60_000)
    await notifications.getDestinations()
    expect(test_.amazon.tokenRequests).toHaveLength(2)
  })

  it("rotate the client secret without any seller", async () => {
    test_.amazon.api = [
      (response) => {
        response.writeHead(204, { "x-amzn-requestid": "r" })
        response.end()
      },
    ]
    await test_.sp().application("eu").rotateApplicationClientSecret()
    expect(form(0).scope).toBe("sellingpartnerapi::client_credential:rotation")
    expect(test_.amazon.calls).toMatchObject([
      { method: "POST", url: "/applications/2023-11-30/clientSecret", body: "" },
    ])
  })

  it("fetch another token once when Amazon says that it expired", async () => {
    test_.amazon.api = [
      failure(403, "Unauthorized", "Denied", "The access token you provided has expired."),
      json(200, { payload: [] }),
    ]
    await test_.client().notifications.getDestinations()
    expect(test_.amazon.tokenRequests).toHaveLength(2)
    expect(new Set(test_.amazon.calls.map((c) => c.headers["x-amz-access-token"])).size).toBe(2)
  })

  it("blame the application when a new token is refused too, never a seller", async () => {
    test_.amazon.api = [
      failure(403, "Unauthorized", "Denied", "The access token you provided is revoked."),
    ]
    const error = await failureOf(test_.client().notifications.getDestinations())
    expect(error).toMatchObject({ kind: "application_refused", status: 403 })
    expect(test_.amazon.calls).toHaveLength(2)
  })

  it("share one limit of the application", async () => {
    test_.amazon.api = [json(200, { payload: [] })]
    const buckets: string[] = []
    const rateLimiter = {
      take: async (bucket: string) => (buckets.push(bucket), 0),
      wait: async () => 0,
      learn: async () => undefined,
      penalize: async () => undefined,
    }
    const sp = test_.sp({ rateLimiter })
    await sp.client(account).notifications.getDestinations()
    await sp.client({ ...account, key: "acc_2" }).notifications.getDestinations()
    expect(new Set(buckets).size).toBe(1)
    expect(buckets[0]).not.toContain(account.key)
  })

  it("never repeat a rotation whose outcome is not known", async () => {
    test_.amazon.api = [failure(500, "InternalFailure", "We encountered an internal error.")]
    const error = await failureOf(test_.sp().application("eu").rotateApplicationClientSecret())
    expect(error).toMatchObject({ kind: "server", retryable: false })
    expect(test_.amazon.calls).toHaveLength(1)
    expect(rotateApplicationClientSecret.repeatable).toBe(false)
  })
})

describe("createRestrictedDataToken", () => {
  const test_ = useScriptedAmazon()

  it("asks as Amazon documents and reads the answer", async () => {
    test_.amazon.api = [json(200, { restrictedDataToken: "Atz.sprdt|x", expiresIn: 3600 })]
    const answer = await test_.client().tokens.createRestrictedDataToken({
      restrictedResources: [{ ...DOCUMENT, dataElements: ["buyerInfo"] }],
    })
    expect(answer).toEqual({ restrictedDataToken: "Atz.sprdt|x", expiresIn: 3600 })
    const [{ method, url, body }] = test_.amazon.calls
    expect({ method, url, body: JSON.parse(body) }).toEqual({
      method: "POST",
      url: RDT_PATH,
      body: { restrictedResources: [{ ...DOCUMENT, dataElements: ["buyerInfo"] }] },
    })
  })

  it.each([[0], [51]])("refuses %d resources before anything is sent", async (count) => {
    const restrictedResources = Array.from({ length: count }, () => DOCUMENT)
    const { tokens } = test_.client()
    const error = await failureOf(tokens.createRestrictedDataToken({ restrictedResources }))
    expect(error.kind).toBe("invalid_input")
    expect(test_.amazon.calls).toHaveLength(0)
  })

  it.each(["/orders/2026-01-01/orders/1", "reports/x", "/reports/x?y=1"])(
    "knows no token for %s",
    async (path) => {
      const { tokens } = test_.client()
      const asked = tokens.createRestrictedDataToken({
        restrictedResources: [{ method: "GET", path }],
      })
      expect((await failureOf(asked)).kind).toBe("invalid_input")
      expect(test_.amazon.calls).toHaveLength(0)
    }
  )

  it("does not take an answer without token for one, and keeps no token of it", async () => {
    test_.amazon.api = [json(200, { expiresIn: 3600 })]
    const { tokens } = test_.client()
    const error = await failureOf(
      tokens.createRestrictedDataToken({ restrictedResources: [DOCUMENT] })
    )
    expect(error.kind).toBe("unexpected_answer")
  })
})

describe("the token of a call", () => {
  const clock = new VirtualClock()
  const access = { get: jest.fn(), invalidate: jest.fn() }
  const fetchGrantless = jest.fn()
  const fetchRestricted = jest.fn()
  const make = () =>
    new CallTokens({ access: access as never, fetchGrantless, fetchRestricted, clock })
  const inAnHour = (value: string) => ({
    value,
    expiresAt: new Date(clock.now().getTime() + 3_600_000),
  })
  const operation = { scope: undefined } as Operation

  beforeEach(() => {
    jest.resetAllMocks()
    access.get.mockImplementation(async () => inAnHour("access"))
    let made = 0
    fetchRestricted.mockImplementation(async () => inAnHour(`restricted ${++made}`))
  })

  it("is the account's access token unless the call says otherwise", async () => {
    expect((await make().get(account, { operation })).value).toBe("access")
    expect(fetchRestricted).not.toHaveBeenCalled()
  })

  it("is one restricted token per account and resource, for its life", async () => {
    const tokens = make()
    const get = (restricted: RestrictedResource, who = account) =>
      tokens.get(who, { operation, restricted }).then(({ value }) => value)
    const first = await Promise.all(Array.from({ length: 10 }, () => get(DOCUMENT)))
    expect(new Set(first)).toEqual(new Set(["restricted 1"]))
    expect(await get({ ...DOCUMENT, path: `${DOCUMENT.path}2` })).toBe("restricted 2")
    expect(await get({ ...DOCUMENT, dataElements: ["buyerInfo"] })).toBe("restricted 3")
    expect(await get(DOCUMENT, { ...account, key: "acc_2" })).toBe("restricted 4")
    expect(await get(DOCUMENT, { ...account, refreshToken: "Atzr|anew" })).toBe("restricted 5")
    clock.advance(54 * 60_000)
    expect(await get(DOCUMENT)).toBe("restricted 1")
    clock.advance(2 * 60_000)
    expect(await get(DOCUMENT)).toBe("restricted 6")
  })

  it("is another one after a refusal, once", async () => {
    const tokens = make()
    const call = { operation, restricted: DOCUMENT }
    const refused = await tokens.get(account, call)
    await tokens.invalidate(account, call, refused)
    const next = await tokens.get(account, call)
    expect(next.value).not.toBe(refused.value)
    await tokens.invalidate(account, call, refused)
    expect((await tokens.get(account, call)).value).toBe(next.value)
    expect(access.invalidate).not.toHaveBeenCalled()
  })

  it("is asked for again after a failure, which is nobody's answer", async () => {
    const tokens = make()
    const refusal = new AmazonApiError({ operation: "x", kind: "access_denied", message: "no" })
    fetchRestricted.mockRejectedValueOnce(refusal)
    const call = { operation, restricted: DOCUMENT }
    await expect(tokens.get(account, call)).rejects.toBe(refusal)
    expect((await tokens.get(account, call)).value).toMatch(/^restricted/)
  })

  it("holds no token that has ended", async () => {
    const tokens = new ProcessTokens(clock, 0)
    for (let n = 0; n < 100; n++) {
      await tokens.get(`resource ${n}`, async () => inAnHour("t"))
    }
    expect(tokens.size).toBe(100)
    clock.advance(3_600_000)
    await tokens.get("last", async () => inAnHour("t"))
    expect(tokens.size).toBe(1)
  })

  it("has a key that tells data elements apart whatever their order, and shows no id", () => {
    const a = resourceKey({ ...DOCUMENT, dataElements: ["buyerInfo", "shippingAddress"] })
    const b = resourceKey({ ...DOCUMENT, dataElements: ["shippingAddress", "buyerInfo"] })
    expect(a).toBe(b)
    expect(a).not.toBe(resourceKey(DOCUMENT))
    expect(a).not.toContain("doc-1")
  })
})

describe("a call with a restricted resource", () => {
  const test_ = useScriptedAmazon()

  it("is sent with its own token, and twice with the same", async () => {
    const sent: string[] = []
    test_.amazon.api = [
      byPath((response, request) => {
        sent.push(request.headers["x-amz-access-token"] as string)
        json(200, { reportDocumentId: "doc-1", url: "https://example.test/x" })(response, request)
      }),
    ]
    const { reports } = test_.client()
    await reports.getReportDocument("doc-1", { restricted: true })
    await reports.getReportDocument("doc-1", { restricted: true })
    expect(sent).toHaveLength(2)
    expect(new Set(sent).size).toBe(1)
    expect(sent[0]).toMatch(/^Atz\.sprdt\|/)
    const asked = test_.amazon.calls.filter(({ url }) => url === RDT_PATH)
    expect(asked.map(({ body }) => JSON.parse(body))).toEqual([{ restrictedResources: [DOCUMENT] }])
    expect(asked[0].headers["x-amz-access-token"]).toMatch(/^Atza\|/)
    await reports.getReportDocument("doc-1")
    expect(sent[2]).toMatch(/^Atza\|/)
  })

  it("ends in the error of its token when Amazon gives none", async () => {
    test_.amazon.api = [failure(403, "Unauthorized", "Access to requested resource is denied.")]
    const { reports } = test_.client()
    const error = await failureOf(reports.getReportDocument("doc-1", { restricted: true }))
    expect(error).toMatchObject({
      operation: createRestrictedDataToken.name,
      kind: "access_denied",
    })
  })
})
