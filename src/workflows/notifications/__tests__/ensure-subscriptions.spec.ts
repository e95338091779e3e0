import { AmazonApiError, type AmazonApiErrorKind } from "../../../sp-api"
import type { SubscriptionRow } from "../../../modules/amazon/services/subscriptions"
import { ensureSubscriptions } from "../ensure-subscriptions"

const ARN = "arn:aws:sqs:eu-west-1:444455556666:amazon-news"
const OTHER = "arn:aws:sqs:eu-west-1:444455556666:staging"
const QUEUE_URL = "https://sqs.eu-west-1.amazonaws.com/444455556666/amazon-news"

const refusal = (kind: AmazonApiErrorKind) =>
  new AmazonApiError({ operation: "test", kind, message: kind })

interface Held {
  subscriptionId: string
  payloadVersion: string
  destinationId: string
}

/** Amazon's side of destinations and subscriptions, in memory. */
class Amazon {
  destinations: { destinationId: string; name: string; resource: object }[] = []
  held = new Map<string, Held>()
  refused = new Map<string, AmazonApiErrorKind>()
  calls: string[] = []
  /** Runs before the next creation, as another process would. */
  meanwhile?: () => void
  private made = 0

  destination(resource: object): string {
    const destinationId = `dest-${this.destinations.length + 1}`
    this.destinations.push({ destinationId, name: "d", resource })
    return destinationId
  }

  hold(type: string, destinationId: string): string {
    const subscriptionId = `sub-${++this.made}`
    this.held.set(type, { subscriptionId, payloadVersion: "1.0", destinationId })
    return subscriptionId
  }

  readonly notifications = {
    getDestinations: async () => this.destinations,
    createDestination: async ({ resourceSpecification }: { resourceSpecification: object }) => {
      this.before("createDestination")
      if (this.destinations.some(({ resource }) => same(resource, resourceSpecification))) {
        throw refusal("conflict")
      }
      return { destinationId: this.destination(resourceSpecification) }
    },
    getSubscription: async (type: string) => {
      const held = this.held.get(type)
      if (!held) throw refusal("not_found")
      return held
    },
    createSubscription: async (type: string, body: { destinationId: string }) => {
      this.before(`create ${type}`)
      const kind = this.refused.get(type)
      if (kind) throw refusal(kind)
      if (this.held.has(type)) throw refusal("conflict")
      this.hold(type, body.destinationId)
      return this.held.get(type)
    },
    deleteSubscriptionById: async (type: string, id: string) => {
      this.before(`delete ${type}`)
      if (this.held.get(type)?.subscriptionId !== id) throw refusal("not_found")
      this.held.delete(type)
    },
  }

  private before(call: string) {
    this.calls.push(call)
    const { meanwhile } = this
    this.meanwhile = undefined
    meanwhile?.()
  }
}

const same = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other)

describe("subscriptions of an account", () => {
  let amazon: Amazon
  let rows: Map<string, SubscriptionRow>
  let problems: Map<string, unknown>

  beforeEach(() => {
    amazon = new Amazon()
    rows = new Map()
    problems = new Map()
  })

  const ensure = (options: object = { types: ["ORDER_CHANGE", "ACCOUNT_STATUS_CHANGED"] }) =>
    ensureSubscriptions(
      {
        account: { id: "acc", selling_partner_id: "A1", authorized_at: null },
        signal: new AbortController().signal,
        count: () => undefined,
        amazon: {
          options: { notifications: { queueUrl: QUEUE_URL, region: "eu-west-1", ...options } },
          client: async () => amazon,
          subscriptions: {
            list: async () => [...rows.values()],
            save: async (row: SubscriptionRow) =>
              void rows.set(row.type, { ...row, checked_at: new Date() }),
            forget: async (_: string, type: string) => void rows.delete(type),
          },
          problems: {
            raise: async ({ code, parameters }: { code: string; parameters: unknown }) =>
              void problems.set(code, parameters),
            resolve: async (_: string, code: string) => void problems.delete(code),
          },
        },
      } as never,
      { describe: async () => ({ arn: ARN, waiting: 0 }) } as never
    )
  const states = () => Object.fromEntries([...rows.values()].map((row) => [row.type, row.state]))
  const ALL_ACTIVE = { ORDER_CHANGE: "active", ACCOUNT_STATUS_CHANGED: "active" }
  /** The daily look is due. */
  const aDayLater = () =>
    rows.forEach((row) => (row.checked_at = new Date(Date.now() - 25 * 3600_000)))

  it("are made once", async () => {
    await ensure()
    await ensure()
    expect(states()).toEqual(ALL_ACTIVE)
    expect(amazon.calls).toEqual([
      "createDestination",
      "create ORDER_CHANGE",
      "create ACCOUNT_STATUS_CHANGED",
    ])
  })

  it("are taken where they are there, also when another process makes them at the same time", async () => {
    amazon.meanwhile = () => {
      const destination = amazon.destination({ sqs: { arn: ARN } })
      amazon.hold("ORDER_CHANGE", destination)
      amazon.meanwhile = () => amazon.hold("ACCOUNT_STATUS_CHANGED", destination)
    }
    await ensure()
    expect(states()).toEqual(ALL_ACTIVE)
    expect(amazon.destinations).toHaveLength(1)
    expect(rows.get("ORDER_CHANGE")?.subscription_id).toBe("sub-1")
  })

  it("are made again when Amazon has them no more", async () => {
    await ensure()
    amazon.held.delete("ORDER_CHANGE")
    await ensure()
    expect(amazon.held.has("ORDER_CHANGE")).toBe(false)
    aDayLater()
    await ensure()
    expect(amazon.held.has("ORDER_CHANGE")).toBe(true)
  })

  it("leave out what Amazon refuses, and say so until it does not", async () => {
    amazon.refused.set("ACCOUNT_STATUS_CHANGED", "access_denied")
    await ensure()
    expect(states()).toEqual({ ORDER_CHANGE: "active", ACCOUNT_STATUS_CHANGED: "refused" })
    expect(problems.get("notifications_refused")).toEqual({
      types: "ACCOUNT_STATUS_CHANGED",
      account: "A1",
    })
    amazon.refused.clear()
    aDayLater()
    await ensure()
    expect(states()).toEqual(ALL_ACTIVE)
    expect(problems.size).toBe(0)
  })

  it("fail when Amazon refuses all of them, as that is about the access", async () => {
    amazon.refused.set("ORDER_CHANGE", "access_denied")
    amazon.refused.set("ACCOUNT_STATUS_CHANGED", "access_denied")
    await expect(ensure()).rejects.toMatchObject({ kind: "access_denied" })
  })

  it("of another installation are left alone, and told of", async () => {
    amazon.hold("ORDER_CHANGE", amazon.destination({ sqs: { arn: OTHER } }))
    await ensure()
    expect(states()).toMatchObject({ ORDER_CHANGE: "elsewhere" })
    expect(problems.get("notifications_elsewhere")).toMatchObject({ types: "ORDER_CHANGE" })
    expect(amazon.calls).not.toContain("delete ORDER_CHANGE")
  })

  it("move with the queue when the options name another one", async () => {
    const destination = amazon.destination({ sqs: { arn: OTHER } })
    await ensure()
    const row = rows.get("ORDER_CHANGE")!
    amazon.held.get("ORDER_CHANGE")!.destinationId = destination
    rows.set("ORDER_CHANGE", { ...row, target: "https://the/queue/of/before" })
    await ensure()
    expect(amazon.held.get("ORDER_CHANGE")).toMatchObject({ destinationId: "dest-2" })
    expect(states()).toEqual(ALL_ACTIVE)
  })

  it("end when the options want a type no more", async () => {
    await ensure()
    await ensure({ types: ["ORDER_CHANGE"] })
    expect([...amazon.held.keys()]).toEqual(["ORDER_CHANGE"])
    expect(states()).toEqual({ ORDER_CHANGE: "active" })
  })

  it("of listings go to EventBridge, where that is set up, and are not made without", async () => {
    await ensure({})
    expect(rows.has("LISTINGS_ITEM_STATUS_CHANGE")).toBe(false)
    await ensure({ eventBridge: { accountId: "444455556666", region: "eu-west-1" } })
    const { destinationId } = amazon.held.get("LISTINGS_ITEM_STATUS_CHANGE")!
    expect(
      amazon.destinations.find((one) => one.destinationId === destinationId)?.resource
    ).toEqual({ eventBridge: { accountId: "444455556666", region: "eu-west-1" } })
    expect(amazon.held.get("ORDER_CHANGE")?.destinationId).not.toBe(destinationId)
  })
})
