import http from "node:http"
import { createSpApi, InMemoryTokenStore } from "../../src/sp-api"
import { getListingsItem } from "../../src/sp-api/operations/listings"
import { toPath } from "../../src/sp-api/operations/parameters"
import { AmazonSpApiTransport } from "../../src/sp-api/transport/amazon-sp-api-transport"
import {
  application,
  MARKETPLACE_ID,
  RATE_SCALE,
  SELLER_ID,
  type LocalAmazon,
} from "./local-amazon"

/** One call of getListingsItem, with its answer read. */
export type Way = () => Promise<{ sku: string }>

export interface Ways {
  sku: string
  /** Node's own client with kept-alive connections: what cannot be beaten. */
  bare: Way
  /** The transport alone, without token, limit, retry and reading of the answer. */
  transport: Way
  /** All of it. */
  client: Way
}

const USER_AGENT = "medusa-plugin-amazon-bench"

/** The ways to make the same call of the same local Amazon. */
export async function waysTo(amazon: LocalAmazon): Promise<Ways> {
  const tokens = new InMemoryTokenStore()
  const sp = createSpApi({
    ...{ application, endpoint: amazon.url, rateScale: RATE_SCALE, userAgent: USER_AGENT },
    tokenStore: tokens,
  })
  const client = sp.client(amazon.account)
  const found = await client.listings.searchListingsItems({
    ...{ sellerId: SELLER_ID, marketplaceIds: [MARKETPLACE_ID], pageSize: 1 },
  })
  const sku = found.items[0]?.sku
  if (!sku) {
    throw new Error("the local Amazon has no listing")
  }
  const token = await readToken(amazon)
  const pathParameters = { sellerId: SELLER_ID, sku }
  const query = { marketplaceIds: MARKETPLACE_ID }
  const path = toPath(getListingsItem, pathParameters)
  return {
    sku,
    bare: bareWay(amazon.url, `${path}?${new URLSearchParams(query).toString()}`, token),
    transport: transportWay(amazon.url, { path, pathParameters, query }, token),
    client: () =>
      client.listings.getListingsItem({ ...pathParameters, marketplaceIds: [MARKETPLACE_ID] }),
  }
}

function bareWay(base: string, path: string, token: string): Way {
  const agent = new http.Agent({ keepAlive: true })
  const { hostname, port } = new URL(base)
  const headers = {
    "x-amz-access-token": token,
    "user-agent": USER_AGENT,
    host: "sellingpartnerapi-eu.amazon.com",
  }
  return () =>
    new Promise((resolve, reject) => {
      http
        .request({ hostname, port, path, agent, headers }, (response) => {
          const chunks: Buffer[] = []
          response.on("data", (chunk: Buffer) => chunks.push(chunk))
          response.once("error", reject)
          response.once("end", () => {
            const text = Buffer.concat(chunks).toString()
            if (response.statusCode === 200) resolve(JSON.parse(text) as { sku: string })
            else reject(new Error(`HTTP ${response.statusCode}: ${text.slice(0, 200)}`))
          })
        })
        .once("error", reject)
        .end()
    })
}

function transportWay(
  base: string,
  target: { path: string; pathParameters: Record<string, string>; query: Record<string, string> },
  token: string
): Way {
  const transport = new AmazonSpApiTransport(USER_AGENT, new URL(base))
  const { api, version, name: operation, method } = getListingsItem
  return async () => {
    const { signal } = new AbortController()
    const { status, body } = await transport.send({
      ...{ region: "eu", api, version, operation, method, headers: {}, accessToken: token, signal },
      ...target,
    })
    if (status !== 200) {
      throw new Error(`HTTP ${status}`)
    }
    return JSON.parse(body.toString()) as { sku: string }
  }
}

async function readToken({ url, account }: LocalAmazon): Promise<string> {
  const answer = await fetch(`${url}/auth/o2/token`, {
    method: "POST",
    body: new URLSearchParams({
      ...{ grant_type: "refresh_token", refresh_token: account.refreshToken },
      ...{ client_id: application.clientId, client_secret: application.clientSecrets[0] },
    }),
  })
  return ((await answer.json()) as { access_token: string }).access_token
}
