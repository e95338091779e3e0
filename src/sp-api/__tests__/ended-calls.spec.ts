import type { EndedCall } from ".."
import * as answers from "./helpers/scripted-amazon"
import { DE, failureOf, useScriptedAmazon } from "./helpers/setup"

const ORDER = "026-0000001-0000001"

describe("what is told of a call when it is over", () => {
  const test_ = useScriptedAmazon()
  let ended: EndedCall[]
  const client = () => {
    ended = []
    return test_.client({ onCallEnded: (call) => ended.push(call) })
  }

  it("should be one thing for all its attempts, with what the last one met", async () => {
    test_.amazon.api = [
      answers.json(503, { errors: [{ code: "InternalFailure", message: "later" }] }),
      answers.json(200, { order: { orderId: ORDER } }),
    ]
    await client().orders.getOrder(ORDER)
    const [login, call] = ended
    expect(ended).toHaveLength(2)
    expect(login).toMatchObject({
      operation: "refreshAccessToken",
      account: "acc_1",
      description: { kind: "access", direction: "read", subject: null },
      ...{ attempts: 1, status: 200, error: null },
    })
    expect(call).toMatchObject({
      operation: "getOrder",
      account: "acc_1",
      description: { kind: "orders", subject: ORDER },
      ...{ attempts: 2, status: 200, error: null },
    })
    expect(call.waitedMs).toBeGreaterThan(0)
    expect(call.ms).toBeGreaterThanOrEqual(call.waitedMs)
  })

  it("should hold Amazon's no, its status and request id", async () => {
    test_.amazon.api = [
      answers.json(404, { errors: [{ code: "NotFound", message: "no such order" }] }),
    ]
    await failureOf(client().orders.getOrder(ORDER))
    expect(ended.at(-1)).toMatchObject({
      status: 404,
      attempts: 1,
      error: { kind: "not_found", code: "NotFound" },
    })
  })

  it("should say that nothing was sent when a call is broken off before", async () => {
    const signal = AbortSignal.abort()
    await failureOf(client().orders.getOrder(ORDER, [], { signal }))
    expect(ended.at(-1)).toMatchObject({ attempts: 0, status: null, error: { kind: "aborted" } })
  })

  it("should count what was found, and hold neither tokens nor what was answered", async () => {
    const orders = [{ orderId: ORDER, buyer: { buyerName: "Marked Buyer" } }]
    test_.amazon.api = [answers.json(200, { orders })]
    await client().orders.searchOrders({
      lastUpdatedAfter: "2026-11-21T10:00:00Z",
      marketplaceIds: [DE],
    })
    expect(ended.at(-1)).toMatchObject({
      answer: { found: 1, refused: null },
      description: { marketplaceIds: [DE] },
    })
    expect(JSON.stringify(ended)).not.toMatch(/Marked|Atz|secret/)
  })

  it("should be told of a success once, also when whoever listens fails", async () => {
    test_.amazon.api = [answers.json(200, { order: { orderId: ORDER } })]
    const told: (string | undefined)[] = []
    const deaf = test_.client({
      onCallEnded: ({ operation, error }) => {
        if (operation === "getOrder") {
          told.push(error?.message)
          throw new Error("nobody listens")
        }
      },
    })
    await expect(deaf.orders.getOrder(ORDER)).rejects.toThrow("nobody listens")
    expect(told).toEqual([undefined])
  })
})
