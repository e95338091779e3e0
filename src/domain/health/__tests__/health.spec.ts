import fc from "fast-check"
import { healthActionCodes } from "../../../types/health"
import {
  judgeAddress,
  judgeAdded,
  judgeChannels,
  judgeClientSecret,
  judgeClock,
  judgeConnected,
  judgeEncryptionKey,
  judgeFlow,
  judgeIdentifiers,
  judgeInstallationId,
  judgeKeys,
  judgeLimits,
  judgeLocations,
  judgeLocking,
  judgeMigrations,
  judgeNotifications,
  judgeParticipation,
  judgePermission,
  judgePlan,
  judgeProducts,
  judgeReadOnly,
  judgeRegion,
  judgeRole,
  judgeSalesChannel,
  judgeShippingOption,
  judgeShippingProfile,
  judgeShopLocations,
  judgeToken,
  judgeWorkers,
  nextCheckAt,
  verdict,
  type Finding,
  type FlowFact,
  type Places,
} from ".."

const places: Places = {
  settings: "/settings/amazon",
  connect: "/amazon/stores/s/connect",
  store: "/amazon/stores/s",
  flow: (id) => `/amazon/stores/s/flows/${id}`,
  unlinked: "/amazon/listings?tab=unmatched",
  sellerCentral: "https://sellercentral.amazon.nl",
}
const NOW = new Date("2026-11-21T12:00:00Z")
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
const seen = ({ state, code }: Finding) => [state, code]

describe("each check by example", () => {
  it.each<[string, Finding, string, string]>([
    ["no keys", judgeKeys(["application"], places), "fail", "keys_missing"],
    ["keys", judgeKeys([], places), "ok", "keys_set"],
    [
      "another key under the same name",
      judgeEncryptionKey({ configured: true, fault: "encryption_key_wrong", key: "a" }, places),
      "fail",
      "key_wrong",
    ],
    [
      "no key at all",
      judgeEncryptionKey({ configured: false, fault: null, key: null }, places),
      "fail",
      "key_unset",
    ],
    [
      "the key that sealed",
      judgeEncryptionKey({ configured: true, fault: null, key: null }, places),
      "ok",
      "key_opens",
    ],
    ["nobody connected", judgeToken("none", undefined, places), "fail", "not_connected"],
    ["never asked", judgeToken("works", undefined, places), "unknown", "not_asked"],
    [
      "a permission taken back",
      judgeToken("works", { at: "", outcome: "refused" }, places),
      "fail",
      "token_refused",
    ],
    [
      "a lapse after the last look",
      judgeToken("lapsed", { at: "", outcome: "works" }, places),
      "fail",
      "token_refused",
    ],
    [
      "a lapse before the end",
      judgePermission({ expiresAt: inDays(90), now: NOW, lapsed: true }, places),
      "fail",
      "permission_withdrawn",
    ],
    [
      "a lapse at the end",
      judgePermission({ expiresAt: inDays(-1), now: NOW, lapsed: true }, places),
      "fail",
      "permission_over",
    ],
    [
      "Amazon away",
      judgeToken("works", { at: "", outcome: "unclear" }, places),
      "unknown",
      "no_clear_answer",
    ],
    ["never asked for the time", judgeClock(null), "unknown", "not_asked"],
    ["a plan never asked for", judgePlan(undefined, places), "unknown", "not_asked"],
    ["an individual", judgePlan({ at: "", plan: "INDIVIDUAL" }, places), "fail", "plan_individual"],
    ["nobody works", judgeWorkers([]), "fail", "workers_none"],
    [
      "a server alone",
      judgeWorkers([{ worker_mode: "server", locking_provider: "x" }]),
      "fail",
      "workers_none",
    ],
    [
      "two that lock alone",
      judgeLocking([
        { worker_mode: "server", locking_provider: "in-memory" },
        { worker_mode: "worker", locking_provider: "locking-in-memory" },
      ]),
      "fail",
      "locking_not_shared",
    ],
    ["migrations missing", judgeMigrations(false), "fail", "migrations_missing"],
    [
      "a copy of the live shop",
      judgeReadOnly({ byHand: false, connectedBy: "live", installation: "staging" }, places),
      "warn",
      "read_only_copy",
    ],
    [
      "its own shop",
      judgeReadOnly({ byHand: false, connectedBy: "live", installation: "live" }, places),
      "ok",
      "writes_allowed",
    ],
    ["a channel deleted", judgeSalesChannel(null, places), "fail", "channel_gone"],
    [
      "all locations gone",
      judgeLocations({ chosen: 2, there: 0 }, places),
      "fail",
      "locations_none",
    ],
    ["one of two gone", judgeLocations({ chosen: 2, there: 1 }, places), "warn", "locations_gone"],
    ["no queue", judgeNotifications(null, places), "ok", "notifications_unset"],
    ["a queue and nothing in it", judgeNotifications([], places), "warn", "notifications_none"],
    [
      "limits not used",
      judgeLimits([{ operation: "getOrder", waitMs: 0 }], places),
      "ok",
      "limits_free",
    ],
    [
      "limits used up",
      judgeLimits([{ operation: "searchOrders", waitMs: 179_000 }], places),
      "warn",
      "limits_wait",
    ],
    [
      "variants without SKU and EAN",
      judgeIdentifiers({ variants: 10, sku: 9, ean: 8 }),
      "warn",
      "identifiers_partly",
    ],
    [
      "all have a SKU",
      judgeIdentifiers({ variants: 10, sku: 10, ean: 0 }),
      "ok",
      "identifiers_filled",
    ],
  ])("%s", (_, finding, state, code) => {
    expect(seen(finding)).toEqual([state, code])
  })

  it.each([
    [60, "ok"],
    [61, "warn"],
    [300, "warn"],
    [301, "fail"],
    [-301, "fail"],
  ])("a clock %s seconds off is %s", (seconds, state) => {
    expect(judgeClock(seconds).state).toBe(state)
  })

  it.each([
    [31, "permission_until"],
    [29, "permission_ends"],
    [0, "permission_over"],
    [-1, "permission_over"],
  ])("a permission that ends in %s days: %s", (days, code) => {
    expect(judgePermission({ expiresAt: inDays(days), now: NOW, lapsed: false }, places).code).toBe(
      code
    )
  })

  it.each([
    ["https://shop.example/amazon/callback", null, "address_fine"],
    ["http://shop.example/amazon/callback", null, "address_not_https"],
    ["https://shop.example/amazon/callback#x", null, "address_not_https"],
    ["https://localhost:9000/amazon/callback", null, "address_local"],
    ["not an address", null, "address_unreadable"],
    ["https://new.example/amazon/callback", "https://old.example/", "address_changed"],
    ["https://shop.example/amazon/callback", "https://shop.example", "address_fine"],
  ])("%s, connected under %s: %s", (uri, connectedUnder, code) => {
    expect(judgeAddress({ uri, connectedUnder, emulator: false }, places).code).toBe(code)
  })

  it("takes any address while an emulator stands for Amazon", () => {
    const uri = "http://localhost:9000/amazon/callback"
    const found = judgeAddress({ uri, connectedUnder: null, emulator: true }, places)
    expect(found.code).toBe("address_fine")
  })

  const here = { marketplaceId: "M", country: "DE" }
  it.each([
    [[], "sells_not_here"],
    [[{ id: "M", participating: false, suspended: false }], "sells_not_here"],
    [[{ id: "M", participating: true, suspended: true }], "listings_suspended"],
    [[{ id: "M", participating: true, suspended: false }], "sells_here"],
  ])("participations %j: %s", (marketplaces, code) => {
    expect(judgeParticipation({ at: "", marketplaces }, here, places).code).toBe(code)
  })

  const flow: FlowFact = {
    id: "order-import",
    state: "idle",
    blocked_by: null,
    last_success_at: NOW.toISOString(),
    late: false,
  }
  it.each<[Partial<FlowFact>, string]>([
    [{}, "flow_fresh"],
    [{ late: true }, "flow_late"],
    [{ late: true, last_success_at: null }, "flow_never"],
    [{ last_success_at: null }, "flow_not_run"],
    [{ state: "off", late: true }, "flow_off"],
    [{ state: "blocked", blocked_by: "access_lapsed" }, "flow_without_access"],
    [{ state: "blocked", blocked_by: "not_configured" }, "flow_not_used"],
    [{ state: "blocked", blocked_by: "not_acknowledged", id: "stock-update" }, "flow_not_started"],
    [
      { state: "blocked", blocked_by: "not_acknowledged", id: "full-stock-update" },
      "flow_not_used",
    ],
    [{ state: "blocked", blocked_by: "listing-sync", last_success_at: null }, "flow_waits"],
  ])("a flow of %j: %s", (change, code) => {
    expect(judgeFlow({ ...flow, ...change }, places).code).toBe(code)
  })

  it.each([
    ["works", true, "ok"],
    ["refused", true, "fail"],
    ["refused", false, "ok"],
    ["not_tested", true, "unknown"],
    ["unknown", true, "unknown"],
  ] as const)("a role that is %s and needed %s is %s", (outcome, needed, state) => {
    const role = { role: "Pricing", ask_for: ["Pricing"], outcome, needed }
    expect(judgeRole(role).state).toBe(state)
  })
})

/** Findings of any facts. */
const count = fc.nat({ max: 3 })
const date = fc.option(fc.date({ noInvalidDate: true }))
const text = fc.option(fc.constantFrom("a", "https://a.example", "http://localhost", ""))
const process = fc.record({
  worker_mode: fc.constantFrom("server", "worker", "shared"),
  locking_provider: fc.constantFrom("in-memory", "locking-redis"),
})
const findings: fc.Arbitrary<Finding> = fc.oneof(
  fc.array(fc.string()).map((missing) => judgeKeys(missing, places)),
  fc
    .tuple(
      fc.boolean(),
      fc.constantFrom(null, "encryption_key_wrong", "encryption_key_missing", "secret_unreadable"),
      text
    )
    .map(([configured, fault, key]) => judgeEncryptionKey({ configured, fault, key }, places)),
  fc
    .tuple(fc.boolean(), fc.constantFrom("works", "refused", "application_refused", "unclear"))
    .map(([connected, outcome]) =>
      judgeToken(connected ? "works" : "none", { at: "", outcome: outcome as "works" }, places)
    ),
  date.map((expiresAt) => judgePermission({ expiresAt, now: NOW, lapsed: false }, places)),
  date.map((expiresAt) => judgeClientSecret({ expiresAt, now: NOW }, places)),
  fc
    .tuple(fc.string(), text, fc.boolean())
    .map(([uri, connectedUnder, emulator]) =>
      judgeAddress({ uri, connectedUnder, emulator }, places)
    ),
  fc.option(fc.double({ noNaN: true })).map((skew) => judgeClock(skew)),
  fc
    .constantFrom("PROFESSIONAL", "INDIVIDUAL", "?")
    .map((plan) => judgePlan({ at: "", plan }, places)),
  fc.nat().map((waitMs) => judgeLimits([{ operation: "getOrder", waitMs }], places)),
  fc
    .option(
      fc.array(
        fc.record({ type: fc.string(), state: fc.constantFrom("active", "refused", "elsewhere") })
      )
    )
    .map((subscriptions) => judgeNotifications(subscriptions, places)),
  fc.array(process).map(judgeWorkers),
  fc.array(process).map(judgeLocking),
  fc.boolean().map(judgeMigrations),
  text.map((id) => judgeInstallationId(id, places)),
  fc
    .tuple(fc.boolean(), text, text)
    .map(([byHand, connectedBy, installation]) =>
      judgeReadOnly({ byHand, connectedBy, installation }, places)
    ),
  fc
    .option(fc.record({ name: fc.string(), disabled: fc.boolean() }))
    .map((channel) => judgeSalesChannel(channel, places)),
  fc.tuple(count, count).map(([chosen, there]) => judgeLocations({ chosen, there }, places)),
  fc.boolean().map(judgeShippingOption),
  fc.tuple(count, count).map(([products, without]) => judgeShippingProfile({ products, without })),
  fc
    .constantFrom("of_country" as const, "of_currency" as const, null)
    .map((region) => judgeRegion(region, { currency: "EUR", country: "DE" })),
  fc
    .tuple(count, count)
    .map(([listings, unlinked]) => judgeProducts({ listings, unlinked }, places)),
  fc
    .tuple(count, count, count)
    .map(([variants, sku, ean]) => judgeIdentifiers({ variants, sku, ean })),
  fc.tuple(count, count).map(([channels, served]) => judgeChannels({ channels, served })),
  count.map(judgeShopLocations),
  count.map(judgeAdded),
  fc.tuple(count, count).map(([added, connected]) => judgeConnected({ added, connected })),
  fc
    .record({
      id: fc.constant("order-import" as const),
      state: fc.constantFrom("idle", "running", "waiting_for_amazon", "blocked", "off"),
      blocked_by: fc.constantFrom(null, "not_connected", "stock_off", "listing-sync"),
      last_success_at: fc.constantFrom(null, NOW.toISOString()),
      late: fc.boolean(),
    })
    .map((fact) => judgeFlow(fact as FlowFact, places))
)

describe("checks of any facts", () => {
  it("name a remedy with one button whenever something is wrong, and only then", () => {
    fc.assert(
      fc.property(findings, (finding) => {
        const { state, remedy } = verdict("token", finding, NOW)
        const wrong = state === "warn" || state === "fail"
        expect(remedy !== null).toBe(wrong)
        if (remedy) {
          expect(healthActionCodes).toContain(remedy.action.code)
          const { code, link } = remedy.action
          expect(link === null).toBe(code === "check_again")
          expect(link ?? "/").toMatch(/^(\/|https:\/\/)/)
        }
      }),
      { numRuns: 2_000 }
    )
  })
})

describe("when Amazon may be asked again", () => {
  const at = (askedAgo: number | null, waitMs: number, scale = 1) =>
    nextCheckAt({
      askedAt: askedAgo === null ? null : new Date(NOW.getTime() - askedAgo * 1000),
      waitMs,
      scale,
      now: NOW,
    })

  it("is now where it was never asked or long ago", () => {
    expect(at(null, 0)).toBeNull()
    expect(at(60, 0)).toBeNull()
  })
  it("is a minute after the last time, or once the limits allow it", () => {
    expect(at(20, 0)).toEqual(new Date(NOW.getTime() + 40_000))
    expect(at(20, 90_000)).toEqual(new Date(NOW.getTime() + 90_000))
    expect(at(null, 5_000)).toEqual(new Date(NOW.getTime() + 5_000))
  })
  it("is sooner where an emulator's minutes are shorter", () => {
    expect(at(1, 0, 1000)).toBeNull()
  })
})
