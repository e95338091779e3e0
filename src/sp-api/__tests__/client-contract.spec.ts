import type { SpApiOptions } from ".."
import { fetchTransport } from "./helpers/fetch-transport"
import * as answers from "./helpers/scripted-amazon"
import { DE, failureOf, useScriptedAmazon } from "./helpers/setup"

const order = { orderId: "026-0000001-0000001", orderItems: [], somethingNew: { kept: true } }

describe.each(["amazon-sp-api", "fetch"])("client over the %s transport", (name) => {
  const test_ = useScriptedAmazon()
  const client = (options: Partial<SpApiOptions> = {}) =>
    test_.client({
      ...options,
      ...(name === "fetch" ? { transport: fetchTransport(test_.url) } : {}),
    })
  const getOrder = (options = {}) => client(options).orders.getOrder(order.orderId)

  it("sends the operation with token, joined lists and encoded values", async () => {
    test_.amazon.api = [answers.json(200, { orders: [] })]
    await client().orders.searchOrders({
      lastUpdatedAfter: new Date(Date.UTC(2026, 10, 1)),
      marketplaceIds: [DE, "A1805IZSGTT6HS"],
      includedData: ["PROCEEDS", "TAX"],
      paginationToken: "a+b/c= d&e",
    })
    const [call] = test_.amazon.calls
    const url = new URL(call.url, "http://amazon.test")
    expect(call.method).toBe("GET")
    expect(url.pathname).toBe("/orders/2026-01-01/orders")
    expect(Object.fromEntries(url.searchParams)).toEqual({
      lastUpdatedAfter: "2026-11-01T00:00:00.000Z",
      marketplaceIds: `${DE},A1805IZSGTT6HS`,
      includedData: "PROCEEDS,TAX",
      paginationToken: "a+b/c= d&e",
    })
    expect(call.url).not.toContain("a+b")
    expect(call.headers["x-amz-access-token"]).toMatch(/^Atza\|issued-/)
  })

  it("encodes a SKU once", async () => {
    const sku = "Tasse/grün 50%(b)'é"
    test_.amazon.api = [answers.json(200, { sku })]
    const item = await client().listings.getListingsItem({
      sellerId: "A1",
      sku,
      marketplaceIds: [DE],
    })
    const segment = test_.amazon.calls[0].url.split("?")[0].split("/").pop() ?? ""
    expect(decodeURIComponent(segment)).toBe(sku)
    expect(segment).toContain("50%25%28b%29%27")
    expect(item.sku).toBe(sku)
  })

  it("keeps fields and values it does not know", async () => {
    test_.amazon.api = [answers.json(200, { order })]
    expect(await getOrder()).toEqual(order)
  })

  it("reads UTF-8 that is split within a character", async () => {
    const body = Buffer.from(JSON.stringify({ order: { ...order, name: "日本語 Łódź" } }))
    const middle = body.indexOf("本") + 1
    test_.amazon.api = [
      (response) => {
        response.writeHead(200)
        response.write(body.subarray(0, middle), () =>
          setTimeout(() => response.end(body.subarray(middle)), 20)
        )
      },
    ]
    expect(await getOrder()).toMatchObject({ name: "日本語 Łódź" })
  })

  it("sends a patch and takes an empty 204 for a confirmed shipment", async () => {
    test_.amazon.api = [
      answers.json(200, { sku: "S", status: "ACCEPTED", submissionId: "1" }),
      (response) => response.writeHead(204).end(),
    ]
    const body = {
      productType: "PRODUCT",
      patches: [
        {
          op: "merge" as const,
          path: "/attributes/fulfillment_availability",
          value: [{ fulfillment_channel_code: "DEFAULT", quantity: 3, note: "é" }],
        },
      ],
    }
    const shipment = {
      marketplaceId: DE,
      packageDetail: {
        packageReferenceId: "1",
        carrierCode: "DHL",
        trackingNumber: "T1",
        shipDate: "2026-11-02T07:00:00Z",
        orderItems: [{ orderItemId: "1", quantity: 1 }],
      },
    }
    const one = client()
    const submission = await one.listings.patchListingsItem({
      ...{ sellerId: "A1", sku: "S", marketplaceIds: [DE], body },
    })
    expect(submission.status).toBe("ACCEPTED")
    await expect(one.orders.confirmShipment(order.orderId, shipment)).resolves.toBeUndefined()
    expect(test_.amazon.calls.map((call) => [call.method, JSON.parse(call.body)])).toEqual([
      ["PATCH", body],
      ["POST", shipment],
    ])
    expect(test_.amazon.calls[1].url).toBe(
      `/orders/v0/orders/${order.orderId}/shipmentConfirmation`
    )
  })

  it("takes a page for no confirmation, where success has no body", async () => {
    test_.amazon.api = [answers.html(200)]
    const cancelled = client().feeds.cancelFeed("1")
    expect(await failureOf(cancelled)).toMatchObject({ kind: "unexpected_answer", status: 200 })
    test_.amazon.api = [answers.json(200, {})]
    await expect(client().feeds.cancelFeed("1")).resolves.toBeUndefined()
  })

  it("repeats after a broken connection, a 5xx page and a cut success", async () => {
    test_.amazon.api = [answers.reset, answers.html(503), answers.cut, answers.json(200, { order })]
    expect(await getOrder()).toEqual(order)
    expect(test_.amazon.calls).toHaveLength(4)
    // Half to all of 0.5 s, 1 s, 2 s; three quarters by the test's random number.
    expect(test_.clock.sleeps).toEqual([375, 750, 1500])
  })

  it.each([
    ["reset", answers.reset, "network", null],
    ["HTML 503", answers.html(503), "server", 503],
    ["cut body", answers.cut, "unexpected_answer", 200],
    ["HTML success", answers.html(200), "unexpected_answer", 200],
    ["empty success", answers.json(200, {}), "unexpected_answer", 200],
    ["5xx without errors[]", answers.json(500, { message: "oops" }), "server", 500],
  ])("gives up after four attempts: %s", async (_, answer, kind, status) => {
    test_.amazon.api = [answer]
    const error = await failureOf(getOrder())
    expect(error).toMatchObject({ name: "AmazonApiError", kind, status, retryable: true })
    expect(error.message).not.toContain("<html>")
    expect(test_.amazon.calls).toHaveLength(4)
  })

  it("takes a body that is not UTF-8 for no success", async () => {
    test_.amazon.api = [
      (response) => response.end(Buffer.from('{"order":{"orderId":"caf\xe9"}}', "latin1")),
    ]
    expect(await failureOf(getOrder())).toMatchObject({ kind: "unexpected_answer" })
  })

  it("ends an attempt that takes too long", async () => {
    test_.amazon.api = [answers.never, answers.json(200, { order })]
    expect(await getOrder({ timeoutMs: 100 })).toEqual(order)
    test_.amazon.api = [answers.never]
    const error = await failureOf(getOrder({ timeoutMs: 30, maxAttempts: 1 }))
    expect(error).toMatchObject({ kind: "network", status: null, retryable: true })
    expect(error.message).toContain("30 ms")
  })

  it("stops when the caller aborts, and closes the connection", async () => {
    const controller = new AbortController()
    let closed: Promise<unknown> = Promise.reject(new Error("no request came"))
    closed.catch(() => undefined)
    test_.amazon.api = [
      (response) => {
        closed = new Promise((resolve) => response.once("close", resolve))
        controller.abort()
      },
    ]
    const error = await failureOf(
      client().orders.getOrder(order.orderId, undefined, { signal: controller.signal })
    )
    expect(error).toMatchObject({ name: "AmazonApiError", kind: "aborted" })
    await closed
    expect(test_.amazon.calls).toHaveLength(1)
  })

  it("does not start when it is aborted already", async () => {
    const signal = AbortSignal.abort()
    const error = await failureOf(client().orders.getOrder("1", undefined, { signal }))
    expect(error.kind).toBe("aborted")
    expect(test_.amazon.calls).toHaveLength(0)
  })
})
