import assert from "node:assert/strict"
import { before, describe, it } from "node:test"
import { createJudge, type Judge } from "../src/contract/index.js"
import { exampleUrl, sandboxExamples } from "./contract-sandbox-examples.js"

/**
 * Examples Amazon publishes that break its own model. Each stays listed with what breaks, so that
 * the judge is not bent to accept it.
 */
const INCONSISTENT: Record<string, { where: string[]; reason: string }> = {
  "getAccount 200 #0": {
    where: [
      "response./payload/marketplaceParticipationList/0/marketplace/defaultCurrencyCode",
      "response./payload/marketplaceParticipationList/0/marketplace/defaultLanguageCode",
    ],
    reason: "the example leaves out two properties the model requires",
  },
  "confirmShipment 400 #0": {
    where: ["body./packageDetail/shipDate"],
    reason: "the request is meant to be refused: its shipDate is no date-time",
  },
}

const PREFIX = /shipmentConfirmation$|^\/listings\/2021-08-01\/items|^\/sellers\//
const BODY = {
  productType: "PRODUCT",
  patches: [{ op: "replace", path: "/attributes/item_name", value: [{ value: "Mok" }] }],
}

let judge: Judge
before(async () => {
  judge = await createJudge()
})

describe("Amazon's static sandbox examples", () => {
  const examples = sandboxExamples(PREFIX)

  it("are found", () => assert.equal(examples.length, 19))

  for (const example of examples) {
    it(example.id, () => {
      const listing = example.path.startsWith("/listings/")
      const url = exampleUrl(example, listing ? { marketplaceIds: "ATVPDKIKX0DER" } : {})
      const { method, status } = example
      const body = requestBody(example.parameters.body, method)
      const headers = { "x-amz-access-token": "Atza|x", "user-agent": "test/1.0" }
      const sent = body === undefined ? headers : { ...headers, "content-type": "application/json" }
      const answer = status === 204 ? undefined : example.response
      const found = [
        ...judge.request({ method, url, headers: sent, body }),
        ...judge.response({
          method,
          url,
          status,
          headers: { "content-type": "application/json" },
          body: answer,
        }),
      ]
      assert.deepEqual(
        found.map((it) => it.where),
        INCONSISTENT[example.id]?.where ?? []
      )
    })
  }
})

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
