import assert from "node:assert/strict"
import { createJudge } from "../../src/contract/index.js"
import type { Judge } from "../../src/contract/index.js"
import { DEFAULTS, startEmulator } from "../../src/index.js"
import type { EmulatorOptions, RunningEmulator } from "../../src/index.js"

export const REDIRECT = "http://localhost:9000/amazon/oauth/callback"
export const DE = "A1PA6795UKMFR9"
export const US = "ATVPDKIKX0DER"
export const IT = "APJ6JRA9NG5V4"
export const JP = "A1VC38T7YXB528"
export const EU_SELLER = "A2TULPEU0000NL"

let judge: Promise<Judge> | null = null

/** A clock that stands still until a test moves it. */
export class StandingClock {
  constructor(public at = Date.parse("2026-11-20T12:00:00Z")) {}
  now(): number {
    return this.at
  }
}

export interface Reply {
  status: number
  headers: Headers
  // Bodies are looked into by tests; their shape is what the judge checks.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
  text: string
}

/** A running emulator with a client that judges every answer of the Selling Partner API. */
export class Harness {
  private constructor(
    readonly emulator: RunningEmulator,
    readonly standing: StandingClock
  ) {}

  static async start(options: EmulatorOptions = {}): Promise<Harness> {
    const standing = (options.clock as StandingClock | undefined) ?? new StandingClock()
    return new Harness(await startEmulator({ clock: standing, ...options }), standing)
  }

  stop(): Promise<void> {
    return this.emulator.stop()
  }

  advance(seconds: number): void {
    this.standing.at += seconds * 1000
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Reply> {
    const response = await fetch(this.emulator.url + path, { redirect: "manual", ...init })
    const text = await response.text()
    const isJson = (response.headers.get("content-type") ?? "").includes("application/json")
    const body: unknown = isJson ? JSON.parse(text) : text
    return { status: response.status, headers: response.headers, body, text }
  }

  /** The control API; fails the test unless it answers `status`. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests name the fields they look at
  async control(method: string, path: string, input?: object, status = 200): Promise<any> {
    const reply = await this.fetch(`/emulator${path}`, {
      method,
      ...(input && { body: JSON.stringify(input) }),
    })
    assert.equal(reply.status, status, reply.text)
    return reply.body
  }

  token(fields: Record<string, string>): Promise<Reply> {
    const body = new URLSearchParams({
      client_id: DEFAULTS.clientId,
      client_secret: DEFAULTS.clientSecret,
      ...fields,
    })
    return this.fetch("/auth/o2/token", { method: "POST", body })
  }

  async authorize(seller: string): Promise<{ code: string; redirect: URL }> {
    const { redirect } = await this.control("POST", "/consent", {
      application_id: DEFAULTS.applicationId,
      state: "state-1",
      seller,
      redirect_uri: REDIRECT,
    })
    const url = new URL(redirect as string)
    return { code: url.searchParams.get("spapi_oauth_code") as string, redirect: url }
  }

  /** A seller's consent, exchanged for tokens. */
  async connect(seller = "EU"): Promise<Client> {
    const { code } = await this.authorize(seller)
    const reply = await this.token({
      grant_type: "authorization_code",
      code,
      redirect_uri: REDIRECT,
    })
    assert.equal(reply.status, 200, reply.text)
    const { access_token, refresh_token } = reply.body as Record<string, string>
    return new Client(this, access_token as string, refresh_token as string)
  }
}

export class Client {
  constructor(
    readonly harness: Harness,
    public accessToken: string,
    readonly refreshToken: string
  ) {}

  async call(
    method: string,
    path: string,
    query: Record<string, string> = {},
    body?: object,
    headers: Record<string, string> = {}
  ): Promise<Reply> {
    const search = new URLSearchParams(query).toString()
    const url = path + (search ? `?${search}` : "")
    const text = body && JSON.stringify(body)
    const reply = await this.harness.fetch(url, {
      method,
      headers: {
        "x-amz-access-token": this.accessToken,
        "user-agent": "emulator-tests/1.0 (Language=JavaScript)",
        ...(text && { "content-type": "application/json" }),
        ...headers,
      },
      ...(text && { body: text }),
    })
    judge ??= createJudge({ modelsDir: process.env.EMULATOR_TEST_MODELS })
    const violations = (await judge).response({
      method,
      url,
      status: reply.status,
      headers: Object.fromEntries(reply.headers),
      body: reply.text,
    })
    assert.deepEqual(
      violations,
      [],
      `${method} ${url} → ${reply.status} ${reply.text.slice(0, 400)}`
    )
    assert.match(reply.headers.get("x-amzn-requestid") ?? "", /^[0-9a-f-]{36}$/)
    return reply
  }

  search(query: Record<string, string>): Promise<Reply> {
    return this.call("GET", "/orders/2026-01-01/orders", query)
  }

  order(orderId: string, includedData = "FULFILLMENT,PROCEEDS,PACKAGES"): Promise<Reply> {
    return this.call("GET", `/orders/2026-01-01/orders/${orderId}`, { includedData })
  }

  ship(orderId: string, packageDetail: object, marketplaceId = DE): Promise<Reply> {
    return this.call(
      "POST",
      `/orders/v0/orders/${orderId}/shipmentConfirmation`,
      {},
      {
        marketplaceId,
        packageDetail,
      }
    )
  }

  listing(
    sku: string,
    includedData = "summaries,attributes,offers,fulfillmentAvailability,issues"
  ) {
    return this.call("GET", `/listings/2021-08-01/items/${EU_SELLER}/${encodeURIComponent(sku)}`, {
      marketplaceIds: DE,
      includedData,
    })
  }

  patch(
    sku: string,
    patches: object[],
    query: Record<string, string> = {},
    productType = "PRODUCT"
  ) {
    return this.call(
      "PATCH",
      `/listings/2021-08-01/items/${EU_SELLER}/${encodeURIComponent(sku)}`,
      { marketplaceIds: DE, ...query },
      { productType, patches }
    )
  }
}
