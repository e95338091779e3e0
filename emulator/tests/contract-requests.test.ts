import assert from "node:assert/strict"
import { before, describe, it } from "node:test"
import { createJudge, RULES, type Judge } from "../src/contract/index.js"

const HEADERS = { "x-amz-access-token": "Atza|invented", "user-agent": "test/1.0" }
const JSON_HEADERS = { ...HEADERS, "Content-Type": "application/json; charset=UTF-8" }
const ORDERS = "/orders/2026-01-01/orders"
const CONFIRM = "/orders/v0/orders/902-1106328-1059050/shipmentConfirmation"
const LISTING =
  "/listings/2021-08-01/items/A2TULPEU0000NL/MUG%2FBLUE%201?marketplaceIds=A1PA6795UKMFR9"
const LISTINGS = "/listings/2021-08-01/items/A2TULPEU0000NL?marketplaceIds=A1PA6795UKMFR9"

let judge: Judge
before(async () => {
  judge = await createJudge()
})

/** Where a request deviates, without the messages. */
function places(method: string, url: string, body?: unknown, headers?: Record<string, string>) {
  const given = headers ?? (body === undefined ? HEADERS : JSON_HEADERS)
  return judge.request({ method, url, headers: given, body }).map((it) => it.where)
}

function shipment(change: object = {}, item: object = {}): unknown {
  return {
    marketplaceId: "A1PA6795UKMFR9",
    packageDetail: {
      packageReferenceId: "1",
      carrierCode: "DHL",
      trackingNumber: "00340434161094",
      shipDate: "2026-11-20T09:30:00.000Z",
      orderItems: [{ orderItemId: "60000000000001", quantity: 1, ...item }],
      ...change,
    },
  }
}

function patch(change: object = {}): unknown {
  const value = [{ fulfillment_channel_code: "DEFAULT", quantity: 7 }]
  const path = "/attributes/fulfillment_availability"
  return { productType: "PRODUCT", patches: [{ op: "merge", path, value, ...change }] }
}

describe("requests that follow the contract", () => {
  const good: [string, string, unknown?][] = [
    ["GET", `${ORDERS}?lastUpdatedAfter=2026-11-01T00:00:00Z`],
    [
      "GET",
      `${ORDERS}?createdAfter=2026-11-01T00%3A00%3A00%2B01%3A00&createdBefore=2026-11-02T00:00:00Z` +
        "&marketplaceIds=A1PA6795UKMFR9,A1805IZSGTT6HS&fulfillmentStatuses=PENDING,UNSHIPPED" +
        "&fulfilledBy=MERCHANT&includedData=BUYER%2CFULFILLMENT_ORDERS&maxResultsPerPage=100",
    ],
    ["GET", `https://sellingpartnerapi-eu.amazon.com${ORDERS}/902-1-1?includedData=TAX`],
    ["POST", CONFIRM, shipment()],
    ["POST", CONFIRM, Buffer.from(JSON.stringify(shipment({ shippingMethod: "Päckchen 包裹" })))],
    ["POST", CONFIRM, shipment({ carrierCode: "Other", carrierName: "Tulp Koerier" })],
    ["PATCH", LISTING, patch()],
    ["PATCH", `${LISTING}&mode=VALIDATION_PREVIEW&includedData=issues`, patch({ op: "delete" })],
    ["PATCH", `${LISTING}&mode=VALIDATION_PREVIEW&includedData=identifiers,issues`, patch()],
    ["GET", `${LISTING}&includedData=summaries,attributes,fulfillmentAvailability`],
    ["GET", `${LISTINGS}&identifiers=A,B&identifiersType=SKU&pageSize=20`],
    ["GET", "/sellers/v1/marketplaceParticipations"],
  ]
  for (const [method, url, body] of good) {
    it(`accepts ${method} ${url.slice(0, 70)}`, () => {
      assert.deepEqual(places(method, url, body), [])
    })
  }
})

describe("path and method", () => {
  it("tells operations apart by method, path and version", () => {
    assert.equal(judge.match("get", ORDERS)?.operation, "searchOrders")
    assert.equal(judge.match("GET", `${ORDERS}/1`)?.operation, "getOrder")
    assert.equal(judge.match("GET", "/orders/v0/orders/1")?.api, "ordersV0")
    assert.equal(
      judge.match("PATCH", "/listings/2020-09-01/items/S/K")?.api,
      "listingsItems_2020-09-01"
    )
    assert.equal(
      judge.match("PATCH", "/listings/2021-08-01/items/S/K")?.operation,
      "patchListingsItem"
    )
    assert.equal(
      judge.match("GET", "/listings/2021-08-01/restrictions")?.operation,
      "getListingsRestrictions"
    )
  })

  it("refuses what no model knows", () => {
    assert.equal(judge.match("GET", "/orders/2026-01-01/order"), null)
    assert.deepEqual(places("GET", "/orders/2026-01-01/order"), ["path"])
    assert.deepEqual(places("GET", "/listings/2021-08-01/items/S/A/B"), ["path"])
    const [found] = judge.request({ method: "DELETE", url: ORDERS, headers: HEADERS })
    assert.equal(found?.operation, "unknown")
    assert.match(found?.message ?? "", /GET is/)
  })

  it("refuses broken percent-encoding", () => {
    assert.deepEqual(places("GET", `${ORDERS}/%E0%A4%A`), ["path.orderId"])
  })
})

describe("query parameters", () => {
  const since = "lastUpdatedAfter=2026-11-01T00:00:00Z"
  const bad: [string, string, string[]][] = [
    ["unknown", `${ORDERS}?${since}&marketplaceId=A`, ["query.marketplaceId"]],
    ["name in wrong case", `${ORDERS}?${since}&marketplaceids=A`, ["query.marketplaceids"]],
    ["missing", LISTINGS.split("?")[0] ?? "", ["query.marketplaceIds"]],
    ["empty", `${ORDERS}?${since}&marketplaceIds=`, ["query.marketplaceIds"]],
    ["repeated", `${ORDERS}?${since}&marketplaceIds=A&marketplaceIds=B`, ["query.marketplaceIds"]],
    ["date without time", `${ORDERS}?createdAfter=2026-11-01`, ["query.createdAfter"]],
    ["time without zone", `${ORDERS}?createdAfter=2026-11-01T00:00:00`, ["query.createdAfter"]],
    [
      "day that does not exist",
      `${ORDERS}?createdAfter=2026-02-30T00:00:00Z`,
      ["query.createdAfter"],
    ],
    [
      "plus sign not encoded",
      `${ORDERS}?createdAfter=2026-11-01T00:00:00+01:00`,
      ["query.createdAfter"],
    ],
    ["enumeration", `${ORDERS}?${since}&includedData=BUYER,PRICE`, ["query.includedData/1"]],
    ["not a number", `${ORDERS}?${since}&maxResultsPerPage=ten`, ["query.maxResultsPerPage"]],
    ["not a whole number", `${ORDERS}?${since}&maxResultsPerPage=1.5`, ["query.maxResultsPerPage"]],
    ["above the maximum", `${LISTINGS}&pageSize=21`, ["query.pageSize"]],
    ["too many items", `${LISTING},A1805IZSGTT6HS`, ["query.marketplaceIds"]],
    ["broken encoding", `${ORDERS}?${since}&paginationToken=%ZZ`, ["query"]],
  ]
  for (const [title, url, expected] of bad) {
    it(`refuses: ${title}`, () => assert.deepEqual(places("GET", url), expected))
  }

  it("names parameter, value and remedy in one sentence", () => {
    const url = `${ORDERS}?createdAfter=yesterday`
    const [found] = judge.request({ method: "GET", url, headers: HEADERS })
    assert.match(found?.message ?? "", /ISO 8601 instant such as .*; it is "yesterday"/)
  })
})

describe("request bodies", () => {
  it("refuses a number as package reference", () => {
    const at = "body./packageDetail/packageReferenceId"
    assert.deepEqual(places("POST", CONFIRM, shipment({ packageReferenceId: 1 })), [at])
    assert.deepEqual(places("POST", CONFIRM, shipment({ packageReferenceId: "0" })), [at])
    assert.deepEqual(places("POST", CONFIRM, shipment({ packageReferenceId: "P-1" })), [at])
  })

  it("refuses properties the model does not name, at any depth", () => {
    assert.deepEqual(places("POST", CONFIRM, shipment({ tracking: "1" })), [
      "body./packageDetail/tracking",
    ])
    assert.deepEqual(places("POST", CONFIRM, shipment({}, { sku: "A" })), [
      "body./packageDetail/orderItems/0/sku",
    ])
  })

  it("refuses missing, mistyped and misformatted properties", () => {
    assert.deepEqual(places("POST", CONFIRM, { marketplaceId: "A" }), ["body./packageDetail"])
    assert.deepEqual(places("POST", CONFIRM, shipment({}, { quantity: "1" })), [
      "body./packageDetail/orderItems/0/quantity",
    ])
    assert.deepEqual(places("POST", CONFIRM, shipment({ shipDate: "2026-11-20" })), [
      "body./packageDetail/shipDate",
    ])
    assert.deepEqual(places("POST", CONFIRM, shipment({ carrierCode: "Other" })), [
      "body./packageDetail/carrierName",
    ])
  })

  it("judges patches as the model says and leaves the values of attributes free", () => {
    const free = [{ anything: { at: ["all"] } }]
    assert.deepEqual(places("PATCH", LISTING, patch({ value: free })), [])
    assert.deepEqual(places("PATCH", LISTING, patch({ op: "test" })), ["body./patches/0/op"])
    assert.deepEqual(places("PATCH", LISTING, patch({ from: "/a" })), ["body./patches/0/from"])
    assert.deepEqual(places("PATCH", LISTING, patch({ value: { quantity: 1 } })), [
      "body./patches/0/value",
    ])
    assert.deepEqual(places("PATCH", LISTING, patch({ value: undefined })), [
      "body./patches/0/value",
    ])
    const deep = "/attributes/fulfillment_availability/0/quantity"
    assert.deepEqual(places("PATCH", LISTING, patch({ path: deep })), ["body./patches/0/path"])
    assert.deepEqual(places("PATCH", LISTING, { productType: "PRODUCT", patches: [] }), [
      "body./patches",
    ])
  })

  it("refuses missing, unwanted, broken and wrongly labelled bodies", () => {
    assert.deepEqual(places("POST", CONFIRM), ["body"])
    assert.deepEqual(places("GET", "/sellers/v1/account", {}), ["body"])
    assert.deepEqual(places("POST", CONFIRM, "{", JSON_HEADERS), ["body"])
    assert.deepEqual(places("POST", CONFIRM, Buffer.from([0x22, 0xff, 0x22]), JSON_HEADERS), [
      "body",
    ])
    assert.deepEqual(places("POST", CONFIRM, shipment(), HEADERS), ["header.content-type"])
    const text = { ...HEADERS, "content-type": "text/plain" }
    assert.deepEqual(places("POST", CONFIRM, shipment(), text), ["header.content-type"])
  })

  it("does not repeat the body in a message", () => {
    const secret = "Invented Name"
    const found = judge.request({
      method: "POST",
      url: CONFIRM,
      headers: JSON_HEADERS,
      body: `{"marketplaceId": ${secret}`,
    })
    assert.equal(found.length, 1)
    assert.ok(!JSON.stringify(found).includes("Invented"))
  })
})

describe("rules of the documentation that models do not state", () => {
  const bad: [string, string, unknown, string[]][] = [
    ["no window", ORDERS, undefined, ["query.createdAfter"]],
    [
      "two windows",
      `${ORDERS}?createdAfter=2026-11-01T00:00:00Z&lastUpdatedAfter=2026-11-01T00:00:00Z`,
      undefined,
      ["query.createdAfter"],
    ],
    [
      "end of the other window",
      `${ORDERS}?createdAfter=2026-11-01T00:00:00Z&lastUpdatedBefore=2026-11-02T00:00:00Z`,
      undefined,
      ["query.lastUpdatedBefore"],
    ],
    [
      "end of the other window, reversed",
      `${ORDERS}?lastUpdatedAfter=2026-11-01T00:00:00Z&createdBefore=2026-11-02T00:00:00Z`,
      undefined,
      ["query.createdBefore"],
    ],
    [
      "window that ends before it starts",
      `${ORDERS}?createdAfter=2026-11-02T00:00:00Z&createdBefore=2026-11-01T00:00:00Z`,
      undefined,
      ["query.createdBefore"],
    ],
    [
      "update window that ends before it starts",
      `${ORDERS}?lastUpdatedAfter=2026-11-02T00:00:00Z&lastUpdatedBefore=2026-11-01T00:00:00Z`,
      undefined,
      ["query.lastUpdatedBefore"],
    ],
    [
      "page too large",
      `${ORDERS}?createdAfter=2026-11-02T00:00:00Z&maxResultsPerPage=101`,
      undefined,
      ["query.maxResultsPerPage"],
    ],
    [
      "page of none",
      `${ORDERS}?createdAfter=2026-11-02T00:00:00Z&maxResultsPerPage=0`,
      undefined,
      ["query.maxResultsPerPage"],
    ],
    [
      "51 marketplaces",
      `${ORDERS}?createdAfter=2026-11-02T00:00:00Z&marketplaceIds=${Array(51).fill("A").join(",")}`,
      undefined,
      ["query.marketplaceIds"],
    ],
    ["identifiers without type", `${LISTINGS}&identifiers=A`, undefined, ["query.identifiersType"]],
    [
      "type without identifiers",
      `${LISTINGS}&identifiersType=SKU`,
      undefined,
      ["query.identifiers"],
    ],
    [
      "identifiers with a parent",
      `${LISTINGS}&identifiers=A&identifiersType=SKU&variationParentSku=P`,
      undefined,
      ["query.variationParentSku"],
    ],
    [
      "parent with a hierarchy",
      `${LISTINGS}&variationParentSku=P&packageHierarchySku=H`,
      undefined,
      ["query.packageHierarchySku"],
    ],
  ]
  for (const [title, url, body, expected] of bad) {
    it(`refuses: ${title}`, () => assert.deepEqual(places("GET", url, body), expected))
  }

  it("refuses identifiers for a patch that is no preview", () => {
    const url = `${LISTING}&includedData=issues,identifiers`
    assert.deepEqual(places("PATCH", url, patch()), ["query.includedData"])
  })

  it("wants the access token and a user agent", () => {
    const url = "/sellers/v1/account"
    assert.deepEqual(places("GET", url, undefined, {}), [
      "header.x-amz-access-token",
      "header.user-agent",
    ])
    assert.deepEqual(places("GET", url, undefined, { ...HEADERS, "user-agent": " " }), [
      "header.user-agent",
    ])
  })

  it("names the source of every rule and only operations that exist", () => {
    const known = new Set(judge.operations().map((it) => `${it.api} ${it.operation}`))
    for (const rule of RULES) {
      assert.ok(rule.source.length > 40, rule.source)
      for (const operation of rule.operations ?? []) {
        assert.ok(known.has(operation), operation)
      }
    }
  })
})
