import fs from "node:fs"
import path from "node:path"
import { clientRateLimits } from "@sp-api-sdk/orders-api-2026-01-01"
import { SellingPartner } from "amazon-sp-api"
import { operationTable } from "../../operation-table"
import { toPath } from "../parameters"
import { allOperations } from "./helpers/all-operations"

interface Published {
  /** Amazon's operation id. */
  name: string
  method: string
  path: string
  rate: number
  burst: number
}

/** Amazon's models in the npm package. */
function publishedModels(): Map<string, Published> {
  const file = require.resolve("@selling-partner-api/models/merged.json")
  const { paths } = JSON.parse(fs.readFileSync(file, "utf8")) as {
    paths: Record<string, Record<string, { operationId?: string; description?: string }>>
  }
  const found = new Map<string, Published>()
  for (const [url, item] of Object.entries(paths)) {
    for (const [method, { operationId, description = "" }] of Object.entries(item)) {
      if (operationId) {
        const [, rate, burst] = /\|\s*([\d.]+)\s*\|\s*([\d.]+)\s*\|/.exec(description) ?? []
        // Some are prefixed by their model, `ordersV0_getOrder`; no operation id has the sign itself.
        const name = operationId.slice(operationId.lastIndexOf("_") + 1)
        const place = { name, method: method.toUpperCase(), path: url }
        found.set(`${place.method} ${url}`, { ...place, rate: Number(rate), burst: Number(burst) })
      }
    }
  }
  return found
}

/** Orders 2026-01-01, which the package above lacks, from the types' package. */
function publishedOrders(): Map<string, Published> {
  const examples = { searchOrders: "/orders", getOrder: "/orders/1" }
  return new Map(
    Object.entries(examples).map(([name, end]) => {
      const limit = clientRateLimits.find(({ urlRegex }) =>
        urlRegex.test(`/orders/2026-01-01${end}`)
      )
      const url = `/orders/2026-01-01${end.replace("/1", "/{orderId}")}`
      const { method = "", rate = 0, burst = 0 } = limit ?? {}
      return [`GET ${url}`, { name, method: method.toUpperCase(), path: url, rate, burst }]
    })
  )
}

/**
 * What Amazon has added since that package was made, from the models of August 2026
 * (amzn/selling-partner-api-models 34dc93fe, notifications.json).
 */
const NEWER = new Map<string, Published>(
  [
    {
      name: "getSubscriptions",
      method: "GET",
      path: "/notifications/v1/subscriptions",
      rate: 1,
      burst: 5,
    },
    {
      name: "sendTestNotification",
      method: "POST",
      path: "/notifications/v1/subscriptions/{notificationType}/testNotification",
      rate: 1,
      burst: 5,
    },
  ].map((entry) => [`${entry.method} ${entry.path}`, entry])
)

const packaged = publishedModels()
const published = new Map([...NEWER, ...publishedOrders(), ...packaged])
const operations = allOperations()

describe("operations and Amazon's published models", () => {
  it("are those of every file that describes some", () => {
    const folder = path.join(__dirname, "..")
    const describing = fs
      .readdirSync(folder)
      .filter((name) => name.endsWith(".ts"))
      .filter((name) => /: Operation = \{/.test(fs.readFileSync(path.join(folder, name), "utf8")))
    expect([...new Set(operations.map(({ file }) => file))]).toEqual(describing)
    expect(operations.length).toBeGreaterThanOrEqual(45)
  })

  it.each(
    operations.map(({ operation }) => [`${operation.api} ${operation.name}`, operation] as const)
  )("%s has Amazon's id, address, version, rate and burst", (_, operation) => {
    const { name, method, usagePlan } = operation
    const { rate, burst } = usagePlan
    expect({ name, method, path: operation.path, rate, burst }).toEqual(
      published.get(`${method} ${operation.path}`)
    )
    expect(operation.path.split("/")).toContain(operation.version)
  })

  it("are all in the operation table", () => {
    expect(Object.values(operationTable)).toHaveLength(operations.length)
    expect(new Set(Object.values(operationTable))).toEqual(
      new Set(operations.map(({ operation }) => operation))
    )
  })

  it("needs no entry of its own for what the package has", () => {
    expect([...NEWER.keys()].filter((key) => packaged.has(key))).toEqual([])
  })

  it("has no two operations of one name in an API, as rate buckets are named by it", () => {
    const names = operations.map(({ operation }) => operation.name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})

describe("operations and the table of amazon-sp-api", () => {
  const partner = new SellingPartner({
    region: "eu",
    refresh_token: "not used",
    credentials: {
      SELLING_PARTNER_APP_CLIENT_ID: "not used",
      SELLING_PARTNER_APP_CLIENT_SECRET: "not used",
    },
  })
  const { endpoints } = partner as unknown as {
    endpoints: Record<
      string,
      Record<string, Record<string, (request: object) => object> | undefined>
    >
  }
  const entryOf = (operation: (typeof operations)[number]["operation"]) =>
    endpoints[operation.api]?.[operation.version]?.[operation.name]

  it("lack only these, which go by their path", () => {
    const lacking = operations.filter(({ operation }) => !entryOf(operation))
    expect(lacking.map(({ operation }) => operation.name).sort()).toEqual([
      "getSubscriptions",
      "sendTestNotification",
    ])
  })

  it.each(
    operations
      .filter(({ operation }) => entryOf(operation))
      .map(({ operation }) => [operation.name, operation] as const)
  )("agree on %s", (_, operation) => {
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const parameters = Object.fromEntries(
      names.map((name) => [name, name === "notificationType" ? "ANY_OFFER_CHANGED" : "b*c /d"])
    )
    expect(entryOf(operation)?.({ path: { ...parameters } })).toMatchObject({
      method: operation.method,
      api_path: toPath(operation, parameters),
    })
  })
})
