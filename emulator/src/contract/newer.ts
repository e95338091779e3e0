import type { JsonSchema, Operation, Parameter } from "./types.js"

/**
 * What Amazon has published since the models of the npm package were collected, as far as clients
 * of this emulator use it. Amazon's own Swagger files have it already.
 */

const ENCODING: Parameter = {
  ...{ name: "enableContentEncodingUrlHeader", in: "query", required: false, arrays: "csv" },
  schema: { type: "boolean" },
}
const DOCUMENT_OPERATIONS = [
  "feeds_2021-06-30 getFeedDocument",
  "reports_2021-06-30 getReportDocument",
]

const TRANSACTIONS = "finances_2024-06-19 listTransactions"

const ERRORS: JsonSchema = {
  type: "array",
  items: {
    type: "object",
    required: ["code", "message"],
    properties: {
      ...{ code: { type: "string" }, message: { type: "string" }, details: { type: "string" } },
    },
  },
}
const FAILURE: JsonSchema = { type: "object", properties: { errors: ERRORS } }
const FAILURES = Object.fromEntries(
  ["400", "403", "404", "409", "413", "415", "429", "500", "503"].map((status) => [
    status,
    { schema: FAILURE },
  ])
)
const SUBSCRIPTION: JsonSchema = {
  type: "object",
  required: ["subscriptionId", "payloadVersion", "destinationId"],
  properties: {
    subscriptionId: { type: "string" },
    payloadVersion: { type: "string" },
    destinationId: { type: "string" },
    processingDirective: { type: "object", additionalProperties: true },
  },
}
const TEXT: JsonSchema = { type: "string" }

const query = (name: string, schema: JsonSchema, required = false): Parameter => ({
  ...{ name, in: "query", required, schema, arrays: "csv" },
})
/** "postedAfter … is required if you do not specify a related identifier." */
const RELATED: readonly Parameter[] = [
  query("postedAfter", { type: "string", format: "date-time" }),
  query("relatedIdentifierName", TEXT),
  query("relatedIdentifierValue", TEXT),
]

const type: Parameter = {
  ...{ name: "notificationType", in: "path", required: true, schema: TEXT, arrays: "csv" },
}
const payloadOf = (payload: JsonSchema): JsonSchema => ({
  ...{ type: "object", properties: { payload, errors: ERRORS } },
})

/** Notifications v1: one call each second, five at once, as for the others of this API. */
const common = { api: "notifications", rate: 1, burst: 5, document: {} }

const OPERATIONS: readonly Operation[] = [
  {
    ...common,
    ...{ operation: "getSubscriptions", method: "GET", path: "/notifications/v1/subscriptions" },
    parameters: [
      query("notificationTypes", { type: "array", items: TEXT, minItems: 1, maxItems: 1 }, true),
      query("payloadVersion", TEXT),
      query("pageSize", { type: "integer", minimum: 1, maximum: 100 }),
      query("nextToken", TEXT),
    ],
    body: null,
    responses: {
      ...FAILURES,
      "200": {
        schema: payloadOf({
          type: "object",
          properties: { subscriptions: { type: "array", items: SUBSCRIPTION }, nextToken: TEXT },
        }),
      },
    },
  },
  {
    ...common,
    ...{ operation: "sendTestNotification", method: "POST" },
    path: "/notifications/v1/subscriptions/{notificationType}/testNotification",
    parameters: [type],
    body: {
      ...{ required: true, contentTypes: ["application/json"] },
      schema: {
        type: "object",
        properties: {
          destinationId: TEXT,
          testNotification: {
            type: "object",
            required: ["payloadVersion"],
            properties: { payloadVersion: TEXT, testScenario: TEXT },
          },
        },
      },
    },
    responses: { ...FAILURES, "200": { schema: payloadOf({ type: "object" }) } },
  },
]

/** The operation with the parameters in place of those of the same names. */
function withParameters(entry: Operation, parameters: readonly Parameter[]): Operation {
  const names = parameters.map(({ name }) => name)
  const others = entry.parameters.filter(({ name }) => !names.includes(name))
  return { ...entry, parameters: [...others, ...parameters] }
}

/** The package's operations with what came later; an operation that the package has stays its. */
export function withNewer(operations: readonly Operation[]): Operation[] {
  const known = new Set(operations.map(({ api, operation }) => `${api} ${operation}`))
  return [
    ...operations.map((entry) => {
      const key = `${entry.api} ${entry.operation}`
      return DOCUMENT_OPERATIONS.includes(key)
        ? withParameters(entry, [ENCODING])
        : key === TRANSACTIONS
          ? withParameters(entry, RELATED)
          : entry
    }),
    ...OPERATIONS.filter(({ api, operation }) => !known.has(`${api} ${operation}`)),
  ]
}
