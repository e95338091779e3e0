import { createSpApi, getMarketplace, marketplaces, type SpApiOptions } from ".."
import { AmazonSpApiTransport } from "../transport/amazon-sp-api-transport"
import { account, application, useScriptedAmazon } from "./helpers/setup"
import { json } from "./helpers/scripted-amazon"

describe("createSpApi", () => {
  const create = (options: Partial<SpApiOptions>) => () => createSpApi({ application, ...options })

  it.each([
    "http://127.0.0.1:4010",
    "http://localhost:4010",
    "http://[::1]:4010/",
    "https://recorder.example.com",
  ])("takes the endpoint %s", (endpoint) => {
    expect(create({ endpoint })).not.toThrow()
  })

  it.each([
    ["http://emulator.example.com", "https"],
    ["http://127.0.0.1.example.com", "loopback"],
    ["http://10.0.0.1:4010", "loopback"],
    ["ftp://127.0.0.1", "https://"],
    ["127.0.0.1:4010", "URL|https"],
    ["http://127.0.0.1:4010/base", "path"],
    ["http://u:p@127.0.0.1", "password"],
  ])("refuses the endpoint %s", (endpoint, remedy) => {
    expect(create({ endpoint })).toThrow(new RegExp(remedy))
  })

  it("refuses missing credentials and a scale without emulator", () => {
    expect(create({ application: { ...application, clientId: "" } })).toThrow("clientId")
    expect(create({ application: { ...application, clientSecrets: [] } })).toThrow("clientSecrets")
    expect(create({ rateScale: 1000 })).toThrow("endpoint")
    expect(create({ rateScale: 0, endpoint: "http://127.0.0.1" })).toThrow("rateScale")
  })
})

describe("client", () => {
  it("refuses an account without region, key or refresh token", () => {
    const sp = createSpApi({ application })
    expect(() => sp.client({ ...account, region: "us" as "na" })).toThrow('"us"')
    expect(() => sp.client({ ...account, key: "" })).toThrow("key")
    expect(() => sp.client({ ...account, refreshToken: "" })).toThrow("refreshToken")
  })
})

describe("consentUrl", () => {
  const input = { marketplaceId: "A1805IZSGTT6HS", state: "a b&c" }

  it("is on the marketplace's Seller Central", () => {
    const url = new URL(createSpApi({ application }).consentUrl(input))
    expect(url.origin + url.pathname).toBe("https://sellercentral.amazon.nl/apps/authorize/consent")
    expect(Object.fromEntries(url.searchParams)).toEqual({
      application_id: application.applicationId,
      state: "a b&c",
    })
  })

  it("is on the endpoint, with version=beta for a draft", () => {
    const sp = createSpApi({
      application: { ...application, draft: true },
      endpoint: "http://127.0.0.1:4010",
    })
    const url = new URL(sp.consentUrl({ ...input, redirectUri: "https://shop.test/cb?x=1" }))
    expect(url.origin).toBe("http://127.0.0.1:4010")
    expect(url.searchParams.get("version")).toBe("beta")
    expect(url.searchParams.get("redirect_uri")).toBe("https://shop.test/cb?x=1")
  })

  it("names an unknown marketplace", () => {
    const sp = createSpApi({ application })
    expect(() => sp.consentUrl({ ...input, marketplaceId: "X" })).toThrow('"X"')
  })
})

describe("marketplaces", () => {
  it("are 23, each once", () => {
    expect(marketplaces).toHaveLength(23)
    expect(new Set(marketplaces.map(({ id }) => id)).size).toBe(23)
    expect(new Set(marketplaces.map(({ countryCode }) => countryCode)).size).toBe(23)
  })

  it("are found by id", () => {
    expect(getMarketplace("A1F83G8C2ARO7P")).toEqual({
      id: "A1F83G8C2ARO7P",
      countryCode: "GB",
      name: "United Kingdom",
      domain: "amazon.co.uk",
      currencyCode: "GBP",
      language: "en_GB",
      region: "eu",
      sellerCentralUrl: "https://sellercentral-europe.amazon.com",
    })
    expect(getMarketplace("unknown")).toBeUndefined()
  })
})

describe("amazon-sp-api transport", () => {
  const test_ = useScriptedAmazon()

  it("keeps Amazon's host of the region in the Host header and reuses its connection", async () => {
    test_.amazon.api = [json(200, { payload: [] })]
    const sp = test_.sp({ userAgent: "shop/1.0" })
    await sp.client(account).sellers.getMarketplaceParticipations()
    await sp.client({ ...account, region: "fe" }).sellers.getMarketplaceParticipations()
    expect(test_.amazon.calls.map(({ headers }) => [headers.host, headers["user-agent"]])).toEqual([
      ["sellingpartnerapi-eu.amazon.com", "shop/1.0"],
      ["sellingpartnerapi-fe.amazon.com", "shop/1.0"],
    ])
    expect(test_.amazon.calls[0].headers.connection).toBe("keep-alive")
  })
  it("calls by path what the package's table lacks", async () => {
    test_.amazon.api = [json(202, { feedId: "1" }, { "set-cookie": "a=1" })]
    const transport = new AmazonSpApiTransport("shop/1.0", new URL(test_.url))
    const answer = await transport.send({
      region: "eu",
      api: "orders",
      version: "2030-01-01",
      operation: "somethingNewer",
      method: "PUT",
      path: "/orders/2030-01-01/a%2Fb",
      pathParameters: { id: "a/b" },
      query: { x: "1,2" },
      headers: { "x-extra": "yes" },
      accessToken: "Atza|t",
      body: { name: "é" },
      signal: new AbortController().signal,
    })
    expect([answer.status, answer.body.toString()]).toEqual([202, '{"feedId":"1"}'])
    expect(test_.amazon.calls[0]).toMatchObject({
      method: "PUT",
      url: "/orders/2030-01-01/a%2Fb?x=1%2C2",
      headers: { "x-extra": "yes", "x-amz-access-token": "Atza|t" },
      body: '{"name":"é"}',
    })
  })
})
