import fc from "fast-check"
import { loginAnswerUrl, readLoginCallback } from "../login-uri"
import { marketplaces } from "../marketplaces"

const EMULATOR = "http://127.0.0.1:4010"

describe("readLoginCallback", () => {
  it.each([
    ["https://sellercentral.amazon.com/apps/authorize/confirm/a", "na"],
    ["https://sellercentral-europe.amazon.com/apps/authorize/confirm/a", "eu"],
    ["https://sellercentral.amazon.nl/apps/authorize/confirm/a", "eu"],
    ["https://sellercentral.amazon.co.jp/apps/authorize/confirm/a", "fe"],
    ["https://vendorcentral.amazon.de/apps/authorize/confirm/a", "eu"],
    ["https://sellercentral.amazon.de/apps/authorize/confirm/a", "eu"],
    // Amazon's own example.
    ["https://amazon.com/apps/authorize/confirm/amzn1.sellerapps.app.2e", null],
    ["https://sellercentral-japan.amazon.com/apps/authorize/confirm/a", null],
  ])("takes %s", (uri, region) => {
    const callback = readLoginCallback(uri)
    expect(callback?.url.href).toBe(uri)
    expect(callback?.region).toBe(region)
  })

  it("knows Seller Central and Vendor Central of every marketplace, with its region", () => {
    for (const { domain, region, sellerCentralUrl } of marketplaces) {
      for (const origin of [sellerCentralUrl, `https://vendorcentral.${domain}`]) {
        expect(readLoginCallback(`${origin}/apps/authorize/confirm/a`)?.region).toBe(region)
      }
    }
  })

  it.each([
    "",
    "sellercentral.amazon.com",
    "//sellercentral.amazon.com/apps",
    "http://sellercentral.amazon.com/apps/authorize/confirm/a",
    "https://sellercentral.amazon.com:8443/apps/authorize/confirm/a",
    "https://sellercentral.amazon.com.evil.example/apps/authorize/confirm/a",
    "https://evil.example/sellercentral.amazon.com",
    "https://evil.example?x=https://sellercentral.amazon.com",
    "https://sellercentral.amazon.com@evil.example/",
    "https://user:word@sellercentral.amazon.com/apps/authorize/confirm/a",
    "https://sellercentral.amazon.com/apps/authorize/confirm/a#//evil.example",
    "https://sellercentral.amazon.evil/apps/authorize/confirm/a",
    "https://evilamazon.com/apps/authorize/confirm/a",
    "https://amazon.com.evil.example/apps/authorize/confirm/a",
    "https://amazon.com/gp/redirect.html?to=https://evil.example",
    "https://amazon.com/apps/authorize/confirm/../../../gp/redirect.html",
    "javascript:alert(1)//sellercentral.amazon.com",
    "https://sellercentral.amazоn.com/apps/authorize/confirm/a",
    `${EMULATOR}/apps`,
  ])("refuses %s", (uri) => {
    expect(readLoginCallback(uri)).toBeNull()
  })

  it("takes the emulator's own address only where one is set", () => {
    expect(readLoginCallback(`${EMULATOR}/apps/x`, EMULATOR)?.url.port).toBe("4010")
    expect(readLoginCallback("http://127.0.0.1:4011/apps", EMULATOR)).toBeNull()
    expect(readLoginCallback("http://localhost:4010/apps", EMULATOR)).toBeNull()
  })

  it("never takes a host that is not Amazon's, however the address is written", () => {
    const ofAmazon = (host: string) =>
      marketplaces.some(({ domain }) => host === domain || host.endsWith(`.${domain}`))
    const parts = fc.constantFrom(
      ...[
        "https://",
        "http://",
        "sellercentral.amazon.de",
        "evil.example",
        "@",
        "/",
        "\\",
        "#",
        "?",
      ],
      ...[
        ":",
        ".",
        "%2e",
        "%40",
        "\t",
        "vendorcentral.",
        "amazon.com",
        "//",
        "/apps/authorize/confirm/",
        ":443",
        "xn--",
      ]
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (pieces) => {
        const callback = readLoginCallback(pieces.join(""))
        expect(callback === null || ofAmazon(callback.url.host)).toBe(true)
        expect(callback?.url.protocol ?? "https:").toBe("https:")
      }),
      { numRuns: 2_000 }
    )
  })
})

describe("loginAnswerUrl", () => {
  const input = {
    callbackUri: "https://sellercentral-europe.amazon.com/apps/authorize/confirm/x?a=b",
    amazonState: "A&B",
    state: "ours",
    redirectUri: "https://shop.example/amazon/callback",
  }

  it.each([
    [true, "beta"],
    [false, null],
  ])("names redirect URI and both states (draft: %s)", (draft, version) => {
    const url = new URL(loginAnswerUrl({ draft }, undefined, input))
    expect(url.origin).toBe("https://sellercentral-europe.amazon.com")
    expect(Object.fromEntries(url.searchParams)).toEqual({
      a: "b",
      redirect_uri: input.redirectUri,
      amazon_state: "A&B",
      state: "ours",
      ...(version ? { version } : {}),
    })
  })

  it("goes nowhere but to Amazon", () => {
    const foreign = { ...input, callbackUri: "https://evil.example/" }
    expect(() => loginAnswerUrl({}, undefined, foreign)).toThrow(/not one of Amazon's/)
  })
})
