import assert from "node:assert/strict"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { closedSchema } from "../src/contract/closed-schema.js"
import { createJudge, type Judge } from "../src/contract/index.js"
import { generateOrdersDocument } from "../src/contract/orders-generate.js"
import { loadOrdersDocument } from "../src/contract/orders.js"
import { readUsagePlan } from "../src/contract/usage-plan.js"
import { validatorFor } from "../src/contract/validator.js"

const error = { type: "object", required: ["code", "message"] }
const text = { type: "string" }
const errorList = {
  type: "object",
  required: ["errors"],
  properties: {
    errors: {
      type: "array",
      items: { ...error, properties: { code: text, message: text, details: text } },
    },
  },
}
const plan = "| Rate (requests per second) | Burst |\n| ---- | ---- |\n| 5 | 5 |"

/** Two of Amazon's operations, written as its Swagger 2.0 files write them. */
const SWAGGER: Record<string, object> = {
  "orders_2026-01-01.json": {
    swagger: "2.0",
    consumes: ["application/json"],
    paths: {
      "/orders/2026-01-01/orders": {
        get: {
          operationId: "searchOrders",
          description: "…",
          parameters: [
            {
              name: "createdAfter",
              in: "query",
              required: false,
              type: "string",
              format: "date-time",
            },
            { name: "lastUpdatedAfter", in: "query", type: "string", format: "date-time" },
            {
              name: "marketplaceIds",
              in: "query",
              type: "array",
              items: { type: "string" },
              maxItems: 50,
            },
            { $ref: "#/parameters/page" },
          ],
          responses: { 200: { description: "ok", schema: { type: "object" } } },
        },
      },
    },
    parameters: { page: { name: "maxResultsPerPage", in: "query", type: "integer" } },
  },
  "listingsItems_2021-08-01.json": {
    swagger: "2.0",
    paths: {
      "/listings/2021-08-01/items/{sellerId}/{sku}": {
        parameters: [
          { name: "sellerId", in: "path", required: true, type: "string" },
          { name: "sku", in: "path", required: true, type: "string" },
        ],
        patch: {
          operationId: "patchListingsItem",
          description: plan,
          consumes: ["application/json"],
          parameters: [
            {
              name: "marketplaceIds",
              in: "query",
              required: true,
              type: "array",
              items: { type: "string" },
              collectionFormat: "csv",
              maxItems: 1,
            },
            { name: "body", in: "body", required: true, schema: { $ref: "#/definitions/Patch" } },
          ],
          responses: {
            200: {
              description: "ok",
              schema: {
                type: "object",
                required: ["sku", "status", "submissionId"],
                properties: {
                  sku: text,
                  status: { type: "string", enum: ["ACCEPTED", "INVALID", "VALID"] },
                  submissionId: text,
                },
              },
            },
            400: { description: "bad", schema: { $ref: "#/definitions/ErrorList" } },
          },
        },
      },
    },
    definitions: {
      ErrorList: errorList,
      Patch: {
        type: "object",
        required: ["productType", "patches"],
        properties: {
          productType: text,
          patches: { type: "array", minItems: 1, items: { $ref: "#/definitions/Operation" } },
        },
      },
      Operation: {
        type: "object",
        required: ["op", "path"],
        properties: {
          op: { type: "string", enum: ["add", "replace", "merge", "delete"] },
          path: text,
          value: { type: "array", items: { type: "object", additionalProperties: true } },
        },
      },
    },
  },
}

let folder: string
let byPackages: Judge
let byFolder: Judge
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "models-"))
  for (const [name, model] of Object.entries(SWAGGER)) {
    await writeFile(join(folder, name), JSON.stringify(model))
  }
  await writeFile(join(folder, "other.json"), '{"openapi":"3.0.0"}')
  byPackages = await createJudge()
  byFolder = await createJudge({ modelsDir: folder })
})
after(() => rm(folder, { recursive: true }))

describe("Swagger files and npm packages", () => {
  const headers = {
    "x-amz-access-token": "x",
    "user-agent": "x",
    "content-type": "application/json",
  }
  const listing = "/listings/2021-08-01/items/S/K"
  const good = { op: "merge", path: "/attributes/a", value: [{}] }
  const requests: [string, string, unknown?][] = [
    ["GET", "/orders/2026-01-01/orders?createdAfter=2026-11-01T00:00:00Z&marketplaceIds=A,B"],
    ["GET", "/orders/2026-01-01/orders?createdAfter=2026-11-01"],
    ["GET", "/orders/2026-01-01/orders?maxResultsPerPage=x&marketplaceIds=A&marketplaceIds=B"],
    ["PATCH", `${listing}?marketplaceIds=A`, { productType: "P", patches: [good] }],
    [
      "PATCH",
      `${listing}?marketplaceIds=A,B`,
      { productType: "P", patches: [{ ...good, op: "x" }] },
    ],
    ["PATCH", listing, { productType: "P", patches: [{ ...good, extra: 1 }], more: true }],
    ["PATCH", `${listing}?marketplaceIds=A`, { patches: [] }],
    ["PATCH", `${listing}?marketplaceIds=A`],
  ]

  it("agree on requests", () => {
    for (const [method, url, body] of requests) {
      const request = { method, url, headers, body }
      assert.deepEqual(byFolder.request(request), byPackages.request(request), `${method} ${url}`)
    }
    const [, , ...rest] = requests.map(
      ([method, url, body]) => byFolder.request({ method, url, headers, body }).length
    )
    assert.ok(rest.some((count) => count > 0))
  })

  it("agree on answers", () => {
    const url = `${listing}?marketplaceIds=A`
    const accepted = { sku: "K", status: "ACCEPTED", submissionId: "1" }
    const answers: [number, unknown][] = [
      [200, accepted],
      [200, { ...accepted, status: "DONE" }],
      [200, { ...accepted, extra: 1 }],
      [200, {}],
      [400, { errors: [{ code: "InvalidInput", message: "x", details: "y" }] }],
      [400, { errors: [{ code: "InvalidInput", message: 1, more: 2 }] }],
      [502, { errors: [{ code: "x", message: "y" }] }],
    ]
    for (const [status, body] of answers) {
      const response = { method: "PATCH", url, status, headers, body }
      assert.deepEqual(byFolder.response(response), byPackages.response(response))
    }
  })

  it("agree on operation, model and limits", () => {
    const find = (judge: Judge) =>
      judge.operations().find((it) => it.operation === "patchListingsItem" && it.rate === 5)
    assert.deepEqual(find(byFolder), find(byPackages))
    assert.deepEqual(byFolder.match("PATCH", listing), byPackages.match("PATCH", listing))
  })

  it("says which folder holds no model and which file is broken", async () => {
    const empty = await mkdtemp(join(tmpdir(), "models-"))
    try {
      await assert.rejects(createJudge({ modelsDir: empty }), /holds no Swagger 2\.0 model/)
      await writeFile(join(empty, "bad.json"), "{")
      await assert.rejects(createJudge({ modelsDir: empty }), /bad\.json" is not JSON/)
    } finally {
      await rm(empty, { recursive: true })
    }
  })
})

describe("the schema of Orders 2026-01-01", () => {
  it("is generated from the published types, and the cache holds the same", async () => {
    const generated = await generateOrdersDocument()
    assert.deepEqual(await loadOrdersDocument(), generated)
    assert.deepEqual(
      generated.operations.map((it) => [it.operation, it.method, it.path]),
      [
        ["getOrder", "GET", "/orders/2026-01-01/orders/{orderId}"],
        ["searchOrders", "GET", "/orders/2026-01-01/orders"],
      ]
    )
  })
})

describe("closing schemas", () => {
  const document = {
    definitions: {
      Base: { type: "object", required: ["id"], properties: { id: text } },
      Tree: {
        type: "object",
        properties: { children: { type: "array", items: { $ref: "#/definitions/Tree" } } },
      },
    },
  }
  const pointers = (schema: object, value: unknown) =>
    validatorFor(document, schema as never)(value).map((it) => it.pointer)

  it("sees through allOf", () => {
    const schema = {
      allOf: [{ $ref: "#/definitions/Base" }, { type: "object", properties: { name: text } }],
    }
    assert.deepEqual(pointers(schema, { id: "1", name: "n" }), [])
    assert.deepEqual(pointers(schema, { id: "1", nam: "n" }), ["/nam"])
    assert.deepEqual(pointers(schema, { name: "n" }), ["/id"])
  })

  it("leaves open what the model leaves open", () => {
    assert.deepEqual(pointers({ type: "object" }, { any: 1 }), [])
    const named = { type: "object", properties: { a: text }, additionalProperties: true }
    assert.deepEqual(pointers(named, { any: 1 }), [])
    const typed = { type: "object", properties: { a: text }, additionalProperties: text }
    assert.deepEqual(pointers(typed, { any: 1 }), ["/any"])
    const pattern = { type: "object", properties: { a: text }, patternProperties: { "^x": text } }
    assert.deepEqual(pointers(pattern, { xy: "1" }), [])
  })

  it("follows recursion and closes every level", () => {
    const schema = { $ref: "#/definitions/Tree" }
    assert.deepEqual(pointers(schema, { children: [{ children: [] }] }), [])
    assert.deepEqual(pointers(schema, { children: [{ child: 1 }] }), ["/children/0/child"])
  })

  it("knows nullable and exclusive limits of older dialects", () => {
    assert.deepEqual(pointers({ type: "string", nullable: true }, null), [])
    assert.deepEqual(pointers({ type: "string", "x-nullable": true }, null), [])
    assert.notDeepEqual(pointers({ type: "string" }, null), [])
    const limited = closedSchema(document, { type: "number", minimum: 0, exclusiveMinimum: true })
    assert.deepEqual(limited, { type: "number", exclusiveMinimum: 0 })
  })

  it("reads usage plans and says so when there is none", () => {
    assert.deepEqual(readUsagePlan(plan), { rate: 5, burst: 5 })
    assert.deepEqual(readUsagePlan("no table"), { rate: null, burst: null })
  })
})
