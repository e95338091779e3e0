import assert from "node:assert/strict"
import { before, describe, it } from "node:test"
import { createJudge, type Judge } from "../src/contract/index.js"

const JSON_TYPE = { "content-type": "application/json" }
const ORDERS = "/orders/2026-01-01/orders"
const CONFIRM = "/orders/v0/orders/902-1/shipmentConfirmation"

let judge: Judge
before(async () => {
  judge = await createJudge()
})

function places(url: string, status: number, body?: unknown, headers = JSON_TYPE, method = "GET") {
  return judge.response({ method, url, status, headers, body }).map((it) => it.where)
}

function order(change: object = {}, item: object = {}): unknown {
  return {
    orders: [
      {
        orderId: "902-1106328-1059050",
        createdTime: "2026-11-01T10:00:00Z",
        lastUpdatedTime: "2026-11-01T10:05:00.123Z",
        salesChannel: { channelName: "AMAZON", marketplaceId: "A1PA6795UKMFR9" },
        fulfillment: { fulfillmentStatus: "UNSHIPPED", fulfilledBy: "MERCHANT" },
        proceeds: { grandTotal: { amount: "19.99", currencyCode: "EUR" } },
        orderItems: [
          {
            orderItemId: "60000000000001",
            quantityOrdered: 1,
            product: { sellerSku: "MUG-1", title: "Mok «Zeeën» 包" },
            ...item,
          },
        ],
        ...change,
      },
    ],
    pagination: { nextToken: "opaque" },
  }
}

describe("answers of Orders 2026-01-01, judged by the published types", () => {
  it("accepts a page of orders", () => assert.deepEqual(places(ORDERS, 200, order()), []))

  it("accepts values of lists Amazon keeps open", () => {
    const open = { programs: ["SOMETHING_NEW"], orderAliases: [{ aliasId: "1", aliasType: "NEW" }] }
    assert.deepEqual(places(ORDERS, 200, order(open)), [])
  })

  const bad: [string, unknown, string[]][] = [
    ["missing list", { pagination: {} }, ["response./orders"]],
    ["missing property", order({ salesChannel: undefined }), ["response./orders/0/salesChannel"]],
    ["unknown property", order({ AmazonOrderId: "1" }), ["response./orders/0/AmazonOrderId"]],
    [
      "unknown property of an item",
      order({}, { ItemTax: {} }),
      ["response./orders/0/orderItems/0/ItemTax"],
    ],
    ["bad time", order({ createdTime: "2026-11-01 10:00" }), ["response./orders/0/createdTime"]],
    [
      "number for money",
      order({ proceeds: { grandTotal: { amount: 19.99, currencyCode: "EUR" } } }),
      ["response./orders/0/proceeds/grandTotal/amount"],
    ],
    [
      "status outside the enumeration",
      order({ fulfillment: { fulfillmentStatus: "Unshipped" } }),
      ["response./orders/0/fulfillment/fulfillmentStatus"],
    ],
  ]
  for (const [title, body, expected] of bad) {
    it(`refuses: ${title}`, () =>
      assert.deepEqual(places(ORDERS, 200, JSON.parse(JSON.stringify(body))), expected))
  }
})

describe("status and body", () => {
  const errors = { errors: [{ code: "QuotaExceeded", message: "You exceeded your quota." }] }

  it("accepts declared errors and undeclared ones that are error lists", () => {
    assert.deepEqual(places(ORDERS, 429, errors), [])
    assert.deepEqual(places(CONFIRM, 429, errors, JSON_TYPE, "POST"), [])
    assert.deepEqual(places(ORDERS, 502, errors), [])
    assert.deepEqual(places(ORDERS, 502, { message: "Bad Gateway" }), [
      "response./errors",
      "response./message",
    ])
    assert.deepEqual(places(ORDERS, 400, { errors: [{ code: "InvalidInput" }] }), [
      "response./errors/0/message",
    ])
  })

  it("refuses a success the model does not declare", () => {
    assert.deepEqual(places(ORDERS, 201, order()), ["status"])
    assert.deepEqual(places(CONFIRM, 200, {}, JSON_TYPE, "POST"), ["status"])
  })

  it("wants no body with 204 and one with 200", () => {
    assert.deepEqual(places(CONFIRM, 204, undefined, JSON_TYPE, "POST"), [])
    assert.deepEqual(places(CONFIRM, 204, Buffer.alloc(0), JSON_TYPE, "POST"), [])
    assert.deepEqual(places(CONFIRM, 204, "{}", JSON_TYPE, "POST"), ["response"])
    assert.deepEqual(places(ORDERS, 200), ["response"])
  })

  it("wants JSON that says it is JSON", () => {
    const html = { "content-type": "text/html" }
    assert.deepEqual(places(ORDERS, 200, JSON.stringify(order()), html), ["response.content-type"])
    assert.deepEqual(places(ORDERS, 200, "<html>"), ["response"])
    assert.deepEqual(places(ORDERS, 200, Buffer.from([0x22, 0xc3, 0x22])), ["response"])
  })

  it("lets a path no model knows be answered only with an error", () => {
    assert.deepEqual(places("/orders/v9/orders", 404, errors), [])
    assert.deepEqual(places("/orders/v9/orders", 200, {}), ["status"])
  })
})

describe("answers of other operations", () => {
  it("closes the listing but not its attributes", () => {
    const url = "/listings/2021-08-01/items/S/K?marketplaceIds=A1PA6795UKMFR9"
    const attributes = { fulfillment_availability: [{ quantity: 3, anything: true }] }
    assert.deepEqual(places(url, 200, { sku: "K", attributes }), [])
    assert.deepEqual(places(url, 200, { sku: "K", quantity: 3 }), ["response./quantity"])
    assert.deepEqual(places(url, 200, { sku: "K", fulfillmentAvailability: [{ quantity: 3 }] }), [
      "response./fulfillmentAvailability/0/fulfillmentChannelCode",
    ])
  })

  it("knows the default limits of the models", () => {
    const limit = (name: string, api: string) => {
      const found = judge.operations().find((it) => it.operation === name && it.api === api)
      return [found?.rate, found?.burst]
    }
    assert.deepEqual(limit("searchOrders", "orders_2026-01-01"), [0.0056, 20])
    assert.deepEqual(limit("getOrder", "orders_2026-01-01"), [0.5, 30])
    assert.deepEqual(limit("confirmShipment", "ordersV0"), [2, 10])
    assert.deepEqual(limit("getMarketplaceParticipations", "sellers"), [0.016, 15])
    assert.deepEqual(limit("patchListingsItem", "listingsItems_2021-08-01"), [5, 5])
  })
})
