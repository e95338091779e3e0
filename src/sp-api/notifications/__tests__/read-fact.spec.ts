import fc from "fast-check"
import { parseMessage, readFact, readNewSecret, type NotificationEnvelope } from ".."
import { camel, NOTIFICATIONS, ORDER_CHANGE, pascal } from "./helpers/messages"

const envelopeOf = (body: string): NotificationEnvelope => {
  const parsed = parseMessage(body)
  if ("malformed" in parsed) {
    throw new Error(`malformed: ${parsed.malformed}`)
  }
  return parsed.envelope
}

const factOf = (notification: unknown) => readFact(envelopeOf(JSON.stringify(notification)))

describe("the envelope of a notification", () => {
  it("is read whatever the case of its fields", () => {
    const expected = {
      type: "ACCOUNT_STATUS_CHANGED",
      payloadVersion: "2021-01-01",
      notificationVersion: "1.0",
      eventTime: "2026-11-02T08:00:00.000Z",
      publishTime: "2026-11-02T08:00:02.500Z",
      applicationId: "amzn1.sellerapps.app.test",
      subscriptionId: "subscription-1",
      notificationId: "id-of-ACCOUNT_STATUS_CHANGED",
    }
    const payload = { accountStatusChangeNotification: {} }
    for (const shape of [camel, pascal]) {
      const body = JSON.stringify(shape("ACCOUNT_STATUS_CHANGED", "2021-01-01", payload))
      expect(envelopeOf(body)).toEqual({ ...expected, payload })
    }
  })

  it("is found in an event that an EventBridge rule forwarded", () => {
    const event = {
      version: "0",
      id: "17793124-05d4-b198-2fde-7ededc63b103",
      "detail-type": "LISTINGS_ITEM_STATUS_CHANGE",
      source: "aws.partner/sellingpartnerapi.amazon.com/444455556666/amzn1.sellerapps.app.test",
      account: "444455556666",
      time: "2026-11-02T08:00:03Z",
      region: "eu-west-1",
      resources: [],
      detail: NOTIFICATIONS.LISTINGS_ITEM_STATUS_CHANGE,
    }
    expect(envelopeOf(JSON.stringify(event))).toEqual(
      envelopeOf(JSON.stringify(NOTIFICATIONS.LISTINGS_ITEM_STATUS_CHANGE))
    )
  })

  it.each([
    ["not_json", "<html>"],
    ["not_json", ""],
    ["not_a_notification", "[]"],
    ["not_a_notification", '{"hello":"world"}'],
    ["no_type", JSON.stringify({ ...ORDER_CHANGE, NotificationType: "" })],
    ["no_id", JSON.stringify({ ...ORDER_CHANGE, NotificationMetadata: {} })],
  ])("is missing: %s", (reason, body) => {
    expect(parseMessage(body)).toEqual({ malformed: reason })
  })

  it.each([
    ["a year of five digits", "123456", null],
    ["the year 0", "0000-01-01T00:00:00Z", null],
    ["a year before Christ", "-000001-01-01T00:00:00Z", null],
    ["the last year", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59.000Z"],
  ])("has no time that the database would refuse: %s", (_, EventTime, eventTime) => {
    expect(envelopeOf(JSON.stringify({ ...ORDER_CHANGE, EventTime }))).toMatchObject({ eventTime })
  })

  it("has no id too long for the database's index, in whatever letters", () => {
    const named = (NotificationId: string) =>
      parseMessage(JSON.stringify({ ...ORDER_CHANGE, NotificationMetadata: { NotificationId } }))
    expect(named("😀".repeat(250))).toHaveProperty("envelope")
    expect(named("😀".repeat(251))).toEqual({ malformed: "no_id" })
  })

  it("is read or refused, and nothing throws, whatever the queue brings", () => {
    const anything = fc.oneof(fc.string(), fc.json(), mangled())
    fc.assert(
      fc.property(anything, (body) => {
        const parsed = parseMessage(body)
        if ("envelope" in parsed) {
          expect(typeof readFact(parsed.envelope).kind).toBe("string")
          expect(parsed.envelope.notificationId).not.toBe("")
        } else {
          expect(parsed.malformed).toMatch(/^\w+$/)
        }
      }),
      { numRuns: 500 }
    )
  })
})

/** Amazon's examples with any one value replaced by anything. */
const mangled = () =>
  fc
    .tuple(fc.constantFrom(...Object.values(NOTIFICATIONS)), fc.nat(60), fc.jsonValue())
    .map(([notification, at, value]) => {
      let seen = 0
      return JSON.stringify(notification, (_, known: unknown) => (seen++ === at ? value : known))
    })

describe("what a notification tells", () => {
  it("of an order: which and where, and nothing of the buyer", () => {
    const fact = factOf(NOTIFICATIONS.ORDER_CHANGE)
    expect(fact).toEqual({
      kind: "order_change",
      sellerId: "A3TH9S8BH6GOGM",
      orderId: "903-8868176-2219830",
      marketplaceId: "A1PA6795UKMFR9",
      status: "Unshipped",
      changeType: "BuyerRequestedChange",
      reason: "Buyer Requested Cancel",
      changedAt: "2026-11-02T07:59:58.284Z",
    })
    expect(JSON.stringify(fact)).not.toContain("48110")
  })

  it("of the other types", () => {
    expect(factOf(NOTIFICATIONS.LISTINGS_ITEM_STATUS_CHANGE)).toMatchObject({
      kind: "listing_status",
      sku: "NLS-SHOES-03",
      status: ["BUYABLE", "DISCOVERABLE"],
    })
    expect(factOf(NOTIFICATIONS.LISTINGS_ITEM_ISSUES_CHANGE)).toMatchObject({
      kind: "listing_issues",
      severities: ["ERROR", "WARNING"],
      enforcements: ["SEARCH_SUPPRESSED"],
    })
    expect(factOf(NOTIFICATIONS.FEED_PROCESSING_FINISHED)).toEqual({
      kind: "feed_finished",
      sellerId: "A3TH9S8BH6GOGM",
      id: "53347018456",
      type: "JSON_LISTINGS_FEED",
      status: "DONE",
      documentId: "amzn1.tortuga.3.feed",
    })
    expect(factOf(NOTIFICATIONS.REPORT_PROCESSING_FINISHED)).toEqual({
      kind: "report_finished",
      sellerId: null,
      id: "54517018502",
      type: "GET_MERCHANT_LISTINGS_ALL_DATA",
      status: "CANCELLED",
      documentId: null,
    })
    expect(factOf(NOTIFICATIONS.ACCOUNT_STATUS_CHANGED)).toEqual({
      kind: "account_status",
      previous: "NORMAL",
      current: "AT_RISK",
    })
    expect(factOf(NOTIFICATIONS.ANY_OFFER_CHANGED)).toMatchObject({
      kind: "offer_change",
      asin: "B007IBIWZY",
      condition: "New",
    })
    expect(factOf(NOTIFICATIONS.PRICING_HEALTH)).toMatchObject({
      kind: "pricing_health",
      asin: "B007IBIWZY",
      issue: "BuyBoxDisqualification",
    })
    expect(factOf(NOTIFICATIONS.FBA_INVENTORY_AVAILABILITY_CHANGES)).toMatchObject({
      kind: "fba_inventory",
      sku: "MUG-FBA",
      marketplaces: [{ marketplaceId: "A1PA6795UKMFR9", fulfillable: 7 }],
    })
    expect(factOf(NOTIFICATIONS.APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY)).toEqual({
      kind: "secret_expiry",
      clientId: "amzn1.application-oa2-client.test",
      expiresAt: "2026-12-24T22:06:39.224Z",
      reason: "PERIODIC_ROTATION",
    })
  })

  it("of a new client secret: the secret apart from the fact", () => {
    const envelope = envelopeOf(JSON.stringify(NOTIFICATIONS.APPLICATION_OAUTH_CLIENT_NEW_SECRET))
    expect(readNewSecret(envelope)).toBe("amzn1.oa2-cs.v1.the-new-one")
    const fact = readFact(envelope)
    expect(fact).toMatchObject({ kind: "new_secret", oldExpiresAt: "2026-11-17T22:09:17.180Z" })
    expect(JSON.stringify(fact)).not.toContain("the-new-one")
  })

  it("of a newer version, as far as it has what matters", () => {
    expect(factOf({ ...ORDER_CHANGE, PayloadVersion: "2.0" })).toMatchObject({
      kind: "order_change",
      orderId: "903-8868176-2219830",
    })
    expect(factOf(pascal("ORDER_CHANGE", "3.0", { orders: [] }))).toEqual({ kind: "unknown" })
  })

  it("of a type that is not understood: that it is unknown", () => {
    expect(factOf(pascal("SOMETHING_NEW", "1.0", { SellerId: "A1" }))).toEqual({ kind: "unknown" })
    expect(factOf(pascal("constructor", "1.0", {}))).toEqual({ kind: "unknown" })
  })
})
