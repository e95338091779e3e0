import { SellingPartner } from "amazon-sp-api"
import { InMemoryRateLimiter, InMemoryTokenStore } from "../../src/sp-api"
import { withTimeout } from "../../src/sp-api/abort"
import { parseJson } from "../../src/sp-api/answers"
import { CallAgent } from "../../src/sp-api/transport/call-agent"
import { createConnectionPool } from "../../src/sp-api/transport/connection-pool"
import type { Ways } from "./ways"

/** A part of a call, measured alone. */
export interface Part {
  name: string
  cpuMs: number
}

const TIMES = 5_000

/** What the parts of a call cost that could be suspected of being dear. */
export async function measureParts(ways: Ways): Promise<Part[]> {
  const pool = createConnectionPool(new URL("http://127.0.0.1:9"))
  const limiter = new InMemoryRateLimiter()
  const limit = { rate: 1e6, burst: 1e6 }
  const tokens = new InMemoryTokenStore()
  const token = { value: "token", expiresAt: new Date(Date.now() + 3_600_000) }
  await tokens.getOrRefresh(
    "account",
    () => false,
    async () => token
  )
  const body = Buffer.from(JSON.stringify(await ways.bare()))
  const parts: [string, () => unknown][] = [
    ["an instance of the package, and its agent, per call", () => instance(pool)],
    ["rate limiter in memory", () => limiter.take("bucket", limit, false)],
    [
      "token store in memory",
      () =>
        tokens.getOrRefresh(
          "account",
          () => true,
          async () => token
        ),
    ],
    ["time-out and abort signal", () => withTimeout(30_000, undefined, async () => undefined)],
    [`reading an answer of ${body.length} bytes`, () => parseJson(body)],
  ]
  const results: Part[] = []
  for (const [name, part] of parts) {
    await repeat(part)
    const cpu = process.cpuUsage()
    await repeat(part)
    const { user, system } = process.cpuUsage(cpu)
    results.push({ name, cpuMs: (user + system) / 1000 / TIMES })
  }
  return results
}

async function repeat(part: () => unknown): Promise<void> {
  for (let time = 0; time < TIMES; time++) {
    await part()
  }
}

function instance(pool: ReturnType<typeof createConnectionPool>): unknown {
  return new SellingPartner({
    ...{ region: "eu", access_token: "token", refresh_token: "not used" },
    credentials: {
      SELLING_PARTNER_APP_CLIENT_ID: "not used",
      SELLING_PARTNER_APP_CLIENT_SECRET: "not used",
    },
    options: { https_proxy_agent: new CallAgent(pool, () => undefined) },
  })
}
