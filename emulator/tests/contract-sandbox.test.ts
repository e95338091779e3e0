import assert from "node:assert/strict"
import { before, describe, it } from "node:test"
import { createJudge, type Judge } from "../src/contract/index.js"
import { loadExamples } from "../src/replay/examples.js"
import type { Example } from "../src/replay/examples.js"

/**
 * Examples Amazon publishes that break its own model. Each stays listed with what breaks, so that
 * the judge is not bent to accept it.
 */
const INCONSISTENT: Record<string, { where: string[]; reason: string }> = {
  "sellers getAccount 200 #0": {
    where: [
      "response./payload/marketplaceParticipationList/0/marketplace/defaultCurrencyCode",
      "response./payload/marketplaceParticipationList/0/marketplace/defaultLanguageCode",
    ],
    reason: "the example leaves out two properties the model requires",
  },
  "ordersV0 confirmShipment 400 #0": {
    where: ["body./packageDetail/shipDate"],
    reason: "the request is meant to be refused: its shipDate is no date-time",
  },
  "ordersV0 getOrders 200 #1": {
    where: ["response./payload/Orders/0/FulfillmentChannel"],
    reason: "SellerFulfilled is no value of the enumeration",
  },
  "ordersV0 getOrders 200 #2": {
    where: ["response./payload/Orders/0/FulfillmentChannel"],
    reason: "SellerFulfilled is no value of the enumeration",
  },
  ...Object.fromEntries(
    ["getMyFeesEstimateForSKU", "getMyFeesEstimateForASIN"].map((operation) => [
      `productFeesV0 ${operation} 200 #0`,
      {
        where: ["response./payload/FeesEstimateResult/FeesEstimate/TimeOfFeesEstimation"],
        reason: "a time in words where the model wants a date-time",
      },
    ])
  ),
  "productFeesV0 getMyFeesEstimates 200 #0": {
    where: [0, 1].map((index) => `response./${index}/FeesEstimate/TimeOfFeesEstimation`),
    reason: "a time in words where the model wants a date-time",
  },
}

const PREFIX = /shipmentConfirmation$|^\/listings\/2021-08-01\/items|^\/sellers\//
const BODY = {
  productType: "PRODUCT",
  patches: [{ op: "replace", path: "/attributes/item_name", value: [{ value: "Mok" }] }],
}

/** The APIs whose operations are served or called here. */
const APIS =
  /^(sellers|ordersV0|listingsItems_2021|listingsRestrictions|definitions|catalogItems_2022|productPricing_2022|productFees|feeds|reports|notifications|tokens|finances_2024|application)/

const headers = { "x-amz-access-token": "Atza|x", "user-agent": "test/1.0" }
const json = { "content-type": "application/json" }

let judge: Judge
before(async () => {
  judge = await createJudge()
})

describe("Amazon's static sandbox examples", async () => {
  const examples = (await loadExamples()).filter(({ api }) => APIS.test(api))
  const requests = examples.filter(({ path }) => PREFIX.test(path))

  it("are found", () => assert.deepEqual([examples.length, requests.length], [109, 19]))

  const expected = (example: Example, side: RegExp) =>
    (INCONSISTENT[example.id]?.where ?? []).filter((place) => side.test(place))

  for (const example of examples) {
    const { id, method, status, response: body } = example
    it(`${id} answers as the model says`, () => {
      const found = judge.response({ method, url: urlOf(example), status, headers: json, body })
      assert.deepEqual(
        found.map((it) => it.where),
        expected(example, /^response/)
      )
    })
  }

  for (const example of requests) {
    const { id, method } = example
    it(`${id} asks as the model says`, () => {
      const listing = example.path.startsWith("/listings/")
      const url = urlOf(example, listing ? { marketplaceIds: "ATVPDKIKX0DER" } : {})
      const body = requestBody(example.parameters.body, method)
      const sent = body === undefined ? headers : { ...headers, ...json }
      assert.deepEqual(
        judge.request({ method, url, headers: sent, body }).map((it) => it.where),
        expected(example, /^(?!response)/)
      )
    })
  }
})

/** Value for path parameters the examples leave out. */
const FILL: Record<string, string> = { orderId: "902-1845936-5435065", sku: "SKU-1" }

/** The URL an example stands for: given parameters, then what the caller adds as required. */
function urlOf(example: Example, added: Record<string, string> = {}): string {
  const rest = new Map<string, unknown>(Object.entries({ ...added, ...example.parameters }))
  rest.delete("body")
  const path = example.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = rest.get(name) || FILL[name] || "ANY"
    rest.delete(name)
    return encodeURIComponent(String(value))
  })
  const query = [...rest].map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return query.length > 0 ? `${path}?${query.join("&")}` : path
}

/**
 * The sandbox compares only what an example lists and wants the rest of the required parameters
 * supplied; `{}` stands for "anything", which is no body where the operation takes none.
 */
function requestBody(given: unknown, method: string): unknown {
  if (method === "GET" || method === "DELETE") {
    return undefined
  }
  const empty = given === undefined || Object.keys(given as object).length === 0
  if (!empty) {
    return given
  }
  return method === "PUT" ? { productType: "PRODUCT", attributes: {} } : BODY
}
