import assert from "node:assert/strict"
import { after, before, describe, it } from "node:test"
import type { Request } from "../src/http/request.js"
import { loadContract } from "../src/judging.js"
import type { ContractLike } from "../src/judging.js"
import { loadExamples } from "../src/replay/examples.js"
import type { Example } from "../src/replay/examples.js"
import { EXAMPLE_HEADER, Replay } from "../src/replay/replay.js"
import { Harness } from "./support/harness.js"
import type { Client } from "./support/harness.js"

const CATALOG = "/catalog/2022-04-01/items"
const SEARCH = {
  keywords: "tv,samsung",
  marketplaceIds: "ATVPDKIKX0DER",
  includedData:
    "classifications,dimensions,identifiers,images,productTypes,relationships,salesRanks,summaries,vendorDetails",
}

describe("replay of Amazon's sandbox examples", () => {
  let contract: ContractLike
  let examples: Example[]
  before(async () => {
    contract = await loadContract()
    examples = await loadExamples()
  })

  it("answers every example that can be sent, of all APIs", () => {
    const replay = new Replay(examples)
    const sendable = examples.filter(({ parameters, path }) =>
      [...path.matchAll(/\{(\w+)\}/g)].every(([, name]) => parameters[name as string] !== "")
    )
    assert.ok(sendable.length > 840, `${sendable.length} of ${examples.length}`)
    for (const example of sendable) {
      replay.choose(example.id)
      const answer = replay.find(contract, requestOf(example))?.handle(undefined as never)
      assert.equal(answer?.headers?.[EXAMPLE_HEADER], example.id)
      assert.deepEqual([answer.status, answer.body], [example.status, example.response])
    }
  })

  it("prefers the example that names more of what is given", () => {
    const replay = new Replay(examples)
    const told = (url: string) =>
      replay.find(contract, request("DELETE", url))?.handle(undefined as never).headers?.[
        EXAMPLE_HEADER
      ]
    const reports = "/reports/2021-06-30/reports"
    assert.equal(told(`${reports}/ID`), "reports_2021-06-30 cancelReport 200 #0")
    assert.equal(told(`${reports}/other`), "reports_2021-06-30 cancelReport 400 #0")
  })
})

describe("the local Amazon in replay mode", () => {
  let harness: Harness
  let client: Client
  before(async () => {
    harness = await Harness.start({ replay: true, rateScale: 1000 })
    client = await harness.connect()
  })
  after(() => harness.stop())

  it("answers a request that gives an example's parameters, lists in any order", async () => {
    const reply = await client.call("GET", CATALOG, SEARCH)
    assert.deepEqual([reply.status, reply.body.items[0].asin], [200, "B07N4M94X4"])
    assert.equal(
      reply.headers.get(EXAMPLE_HEADER),
      "catalogItems_2022-04-01 searchCatalogItems 200 #0"
    )
  })

  it("says what Amazon's sandbox says when no example matches", async () => {
    const reply = await client.call("GET", CATALOG, { ...SEARCH, keywords: "radio" })
    assert.equal(reply.status, 400)
    assert.deepEqual(reply.body.errors, [
      { code: "InvalidInput", message: "Could not match input arguments", details: "" },
    ])
  })

  it("wants an access token as ever", async () => {
    const reply = await harness.fetch(`${CATALOG}?${new URLSearchParams(SEARCH).toString()}`)
    assert.equal(reply.status, 403)
  })

  it("goes on serving operations without examples", async () => {
    const reply = await client.search({ createdAfter: "2026-01-01T00:00:00Z" })
    assert.equal(reply.status, 200)
    assert.equal(reply.headers.get(EXAMPLE_HEADER), null)
  })

  it("answers by a chosen example once, where two have the same parameters", async () => {
    const account = () => client.call("GET", "/sellers/v1/account")
    await harness.control("POST", "/replay", { example: "sellers getAccount 400 #0" })
    assert.equal((await account()).status, 400)
    const reply = await harness.fetch("/sellers/v1/account", {
      headers: { "x-amz-access-token": client.accessToken },
    })
    assert.equal(reply.status, 200)
  })

  it("names its examples and refuses to choose another", async () => {
    const { examples } = await harness.control("GET", "/replay")
    assert.ok(examples.length > 840)
    const { error } = await harness.control("POST", "/replay", { example: "none" }, 400)
    assert.match(error, /"none" is unknown/)
  })
})

it("replay is off unless asked for", async () => {
  const harness = await Harness.start()
  try {
    const { error } = await harness.control("GET", "/replay", undefined, 400)
    assert.match(error, /--replay/)
  } finally {
    await harness.stop()
  }
})

/** The request an example stands for; what it leaves open is filled with something. */
function requestOf({ method, path, parameters }: Example): Request {
  const { body, ...rest } = parameters
  const query = new URLSearchParams()
  const headers: Record<string, string> = {}
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name] ?? "left-open")
    delete rest[name]
    return encodeURIComponent(value)
  })
  for (const [name, value] of Object.entries(rest)) {
    const text = Array.isArray(value) ? value.join(",") : String(value)
    query.set(name, text)
    headers[name.toLowerCase()] = text
  }
  return { ...request(method, url, body), query, headers }
}

function request(method: string, path: string, body?: unknown): Request {
  return {
    ...{ method, url: path, path, query: new URLSearchParams(), headers: {} },
    body: Buffer.from(body === undefined ? "" : JSON.stringify(body)),
  }
}
