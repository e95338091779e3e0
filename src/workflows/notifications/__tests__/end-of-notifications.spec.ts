import { AmazonApiError } from "../../../sp-api"
import { forgetMessages } from "../forget-messages"
import { unsubscribeOrphans } from "../unsubscribe-orphans"

const aShop = (notifications?: object) => {
  const closed: string[] = []
  const left = new Map(["gone", "refused", "well"].map((id) => [id, `acc-${id}`]))
  let pruned = 0
  const amazon = {
    options: { notifications },
    leases: {
      run: (_: string, __: number, work: (lost: AbortSignal) => Promise<void>) =>
        work(new AbortController().signal),
    },
    notifications: { prune: async () => void pruned++ },
    listAmazonAccounts: async () => [{ id: "acc-1" }],
    problems: {
      resolve: async (owner: string, code: string, subject = "") =>
        void closed.push([owner, code, subject].join(" ").trim()),
    },
    subscriptions: {
      orphans: async () =>
        [...left].map(([id, account_id]) => ({
          ...{ account_id, type: id, subscription_id: id, state: "active", region: "eu" },
        })),
      forget: async (_: string, type: string) => void left.delete(type),
    },
    spApi: () => ({
      application: () => ({
        notifications: {
          deleteSubscriptionById: async (type: string) => {
            const kinds = { gone: "not_found", refused: "access_denied" } as const
            const kind = kinds[type as keyof typeof kinds]
            if (kind) {
              throw new AmazonApiError({ operation: "test", kind, message: kind })
            }
          },
        },
      }),
    }),
  }
  return { amazon, closed, left, pruned: () => pruned }
}

describe("the end of notifications", () => {
  it("is reached by all subscriptions but the one that Amazon does not let end", async () => {
    const { amazon, closed, left } = aShop({})
    await expect(unsubscribeOrphans({ resolve: () => amazon } as never)).rejects.toMatchObject({
      kind: "access_denied",
    })
    expect([...left.keys()]).toEqual(["refused"])
    expect(closed).toContain("acc-well account_deactivated")
    expect(closed).toContain("acc-gone dataflow_failing notifications")
    expect(closed.join()).not.toContain("acc-refused")
  })

  it("closes what the flow left open when the option is taken away, and forgets what is old", async () => {
    const { amazon, closed, pruned } = aShop()
    await forgetMessages(amazon as never)
    expect(pruned()).toBe(1)
    expect(closed).toEqual([
      "installation notifications_malformed",
      "acc-1 notifications_refused",
      "acc-1 notifications_elsewhere",
      "acc-1 account_at_risk",
      "acc-1 account_deactivated",
      "acc-1 dataflow_failing notifications",
    ])
  })

  it("closes nothing while the option is there", async () => {
    const { amazon, closed, pruned } = aShop({})
    await forgetMessages(amazon as never)
    expect(pruned()).toBe(1)
    expect(closed).toEqual([])
  })
})
