import { once } from "node:events"
import {
  beforeStop,
  inProcess,
  shutDownInProcess,
  stopInProcess,
  stopping,
} from "../../src/modules/amazon/lib/in-process"
import { AmazonTokenStore } from "../../src/modules/amazon/services/token-store"
import type { AccessToken } from "../../src/sp-api"
import { abortable } from "../../src/sp-api/abort"
import { grantOf } from "../../src/sp-api/access-tokens"
import { describeAmazonModule, sql } from "./helpers/amazon-module"

describeAmazonModule("state shared by all processes", (amazon) => {
  describe("leases", () => {
    it("belongs to one owner, who may renew and hand it back", async () => {
      expect(await amazon.leases.acquire("k", "a", 60)).toBe(true)
      expect(await amazon.leases.acquire("k", "b", 60)).toBe(false)
      expect(await amazon.leases.acquire("k", "a", 60)).toBe(true)
      expect(await amazon.leases.acquire("other", "b", 60)).toBe(true)
      await amazon.leases.release("k", "b")
      expect(await amazon.leases.acquire("k", "b", 60)).toBe(false)
      await amazon.leases.release("k", "a")
      expect(await amazon.leases.acquire("k", "b", 60)).toBe(true)
    })

    it("goes to one of many who ask at once", async () => {
      const asked = await Promise.all(
        Array.from({ length: 20 }, (_, n) => amazon.leases.acquire("k", `owner ${n}`, 60))
      )
      expect(asked.filter(Boolean)).toHaveLength(1)
    })

    it("is taken over when its owner stopped renewing", async () => {
      await amazon.leases.acquire("k", "dead", 60)
      await sql(amazon, `update amazon_lease set lease_until = now() - interval '1 second'`)
      expect(await amazon.leases.acquire("k", "b", 60)).toBe(true)
      expect(await amazon.leases.acquire("k", "dead", 60)).toBe(false)
    })

    it("lets one of two runs work, and the next one after it, also after a failure", async () => {
      const answers = await amazon.leases.run("k", 60, () =>
        amazon.leases.run("k", 60, async () => "inner")
      )
      expect(answers).toEqual({ ran: true, result: { ran: false } })
      const failing = amazon.leases.run("k", 60, () => Promise.reject(new Error("broken")))
      await expect(failing).rejects.toThrow("broken")
      expect(await amazon.leases.run("k", 60, async () => 1)).toEqual({ ran: true, result: 1 })
    })

    it("renews while the work goes on", async () => {
      const until = () =>
        sql<{ lease_until: Date }>(amazon, `select lease_until from amazon_lease`).then(
          ([row]) => row.lease_until
        )
      await amazon.leases.run("k", 0.9, async (signal) => {
        const first = await until()
        while ((await until()) <= first) {
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
        expect(signal.aborted).toBe(false)
      })
    })

    it("gives the lease back for good, also with a renewal under way", async () => {
      const acquire = amazon.leases.acquire.bind(amazon.leases)
      let asked = 0
      let late: Promise<boolean> | undefined
      const slow = jest.spyOn(amazon.leases, "acquire").mockImplementation((...wish) => {
        if (!asked++) {
          return acquire(...wish)
        }
        late ??= new Promise((resolve) => setTimeout(resolve, 100)).then(() => acquire(...wish))
        return late
      })
      await amazon.leases.run("k", 1.5, async () => {
        while (!late) {
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      })
      await late
      slow.mockRestore()
      expect(await amazon.leases.acquire("k", "next", 60)).toBe(true)
    })

    it("aborts the work whose lease was taken over", async () => {
      const reason = await amazon.leases.run("k", 0.6, async (signal) => {
        await sql(
          amazon,
          `update amazon_lease set owner = 'other', lease_until = now() + interval '1 hour'`
        )
        if (!signal.aborted) {
          await once(signal as unknown as EventTarget, "abort")
        }
        return String(signal.reason)
      })
      expect(reason).toMatchObject({ ran: true, result: expect.stringMatching(/k was taken over/) })
      expect(await amazon.leases.acquire("k", "third", 60)).toBe(false)
    })
  })

  describe("runs of a dataflow", () => {
    it("end with the process that died in them, and are kept 90 days", async () => {
      const { dataflows } = amazon
      await dataflows.ensure([{ owner_id: "acc", flow: "order-import", interval: 60 }])
      const flow = (await dataflows.get("acc", "order-import"))!
      const [old, died] = [await dataflows.start(flow.id), await dataflows.start(flow.id)]
      await sql(
        amazon,
        `update amazon_dataflow_run set started_at = now() - interval '91 days' where id = '${old}'`
      )
      const now = await dataflows.start(flow.id)
      const runs = await amazon.listAmazonDataflowRuns({}, { order: { started_at: "ASC" } })
      expect(runs).toMatchObject([
        { id: died, outcome: "partial", finished_at: expect.any(Date) },
        { id: now, outcome: "running", finished_at: null },
      ])
    })
  })

  describe("access tokens", () => {
    const soon = () => new Date(Date.now() + 3_600_000)
    const usable = (token: AccessToken) => token.expiresAt.getTime() > Date.now() + 60_000
    const anAccount = () =>
      amazon.createAmazonAccounts({
        region: "eu",
        selling_partner_id: "A2TULPEU0000NL",
        refresh_token: amazon.secrets.seal("Atzr|invented"),
      })
    const aTokenStore = () =>
      new AmazonTokenStore(
        { __pg_connection__: amazon.db.knex, amazonLeases: amazon.leases },
        amazon.secrets
      )

    it("refreshes once for twenty callers in two processes", async () => {
      const account = await anAccount()
      const stores = [aTokenStore(), aTokenStore()]
      let refreshed = 0
      const refresh = async () => {
        refreshed += 1
        await new Promise((resolve) => setTimeout(resolve, 50))
        return { value: `token ${refreshed}`, expiresAt: soon() }
      }
      const tokens = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          stores[n % 2].getOrRefresh(account.id, usable, refresh)
        )
      )
      expect(new Set(tokens.map(({ value }) => value))).toEqual(new Set(["token 1"]))
      expect(refreshed).toBe(1)
    })

    it("stores the token encrypted and gives it to the next process", async () => {
      const account = await anAccount()
      await aTokenStore().getOrRefresh(account.id, usable, async () => ({
        value: "Atza|invented",
        expiresAt: soon(),
      }))
      const [row] = await sql<{ access_token: string }>(
        amazon,
        `select access_token from amazon_account`
      )
      expect(row.access_token).toMatch(/^v1\./)
      expect(row.access_token).not.toContain("invented")
      const refresh = jest.fn()
      const token = await aTokenStore().getOrRefresh(account.id, usable, refresh)
      expect(token.value).toBe("Atza|invented")
      expect(refresh).not.toHaveBeenCalled()
    })

    it("refreshes a token that is over or was invalidated, and forgets only that one", async () => {
      const account = await anAccount()
      const store = aTokenStore()
      const give = (value: string, expiresAt: Date) => () => Promise.resolve({ value, expiresAt })
      await store.getOrRefresh(account.id, usable, give("old", new Date()))
      const get = async () =>
        (await store.getOrRefresh(account.id, usable, give("fresh", soon()))).value
      expect(await get()).toBe("fresh")
      await store.invalidate(account.id, "old")
      expect((await store.getOrRefresh(account.id, usable, give("next", soon()))).value).toBe(
        "fresh"
      )
      await store.invalidate(account.id, "fresh")
      expect((await store.getOrRefresh(account.id, usable, give("next", soon()))).value).toBe(
        "next"
      )
    })

    it("stores no token for an account that was disconnected while it was fetched", async () => {
      const account = await anAccount()
      await aTokenStore().getOrRefresh(account.id, usable, async () => {
        await amazon.updateAmazonAccounts({ id: account.id, refresh_token: null })
        return { value: "late", expiresAt: soon() }
      })
      const { access_token } = await amazon.retrieveAmazonAccount(account.id)
      expect(access_token).toBeNull()
    })

    it("keeps no token of a permission that was renewed while it was fetched", async () => {
      const account = await anAccount()
      const store = aTokenStore()
      const [asking, asked] = aSign()
      const [answering, answer] = aSign()
      const late = store.getOrRefresh(
        account.id,
        usable,
        async () => {
          asked()
          await answering
          return { value: "of the former", expiresAt: soon() }
        },
        grantOf("Atzr|invented")
      )
      await asking
      await amazon.updateAmazonAccounts({
        id: account.id,
        refresh_token: amazon.secrets.seal("Atzr|renewed"),
      })
      const give = async () => ({ value: "of the renewed", expiresAt: soon() })
      const renewed = store.getOrRefresh(account.id, usable, give, grantOf("Atzr|renewed"))
      answer()
      expect((await late).value).toBe("of the former")
      expect((await renewed).value).toBe("of the renewed")
      const { access_token } = await amazon.retrieveAmazonAccount(account.id)
      expect(amazon.secrets.open(access_token!)).toBe("of the renewed")
    })

    it("lets the next caller try after a failed refresh", async () => {
      const account = await anAccount()
      const [one, two] = [aTokenStore(), aTokenStore()]
      const refused = one.getOrRefresh(account.id, usable, () => Promise.reject(new Error("no")))
      await expect(refused).rejects.toThrow("no")
      const token = await two.getOrRefresh(account.id, usable, async () => ({
        value: "yes",
        expiresAt: soon(),
      }))
      expect(token.value).toBe("yes")
    })

    describe("while the process stops", () => {
      afterEach(() => stopInProcess())

      const held = () =>
        sql(amazon, `select key from amazon_lease where lease_until > clock_timestamp()`)

      it("gives up a refresh that nobody waits for any more, and hands its lease back", async () => {
        const account = await anAccount()
        const store = aTokenStore()
        const [asking, asked] = aSign()
        const amazonThatHangs = (signal?: AbortSignal) => {
          asked()
          return new Promise<AccessToken>((_, reject) =>
            signal?.addEventListener("abort", () => reject(signal.reason))
          )
        }
        const run = inProcess("run", () =>
          abortable(store.getOrRefresh(account.id, usable, amazonThatHangs), stopping())
        )
        run.catch(() => undefined)
        await asking
        expect(await held()).toEqual([{ key: `token:${account.id}` }])
        await shutDownInProcess()
        expect(await held()).toEqual([])
        await expect(run).rejects.toMatchObject({ code: "process_stopping" })
        const anew = aTokenStore().getOrRefresh(account.id, usable, amazonThatHangs)
        await expect(anew).rejects.toMatchObject({ code: "process_stopping" })
      })

      it("waits for a refresh that somebody's request needs", async () => {
        const account = await anAccount()
        const store = aTokenStore()
        const [asking, asked] = aSign()
        const [answering, answer] = aSign()
        const request = beforeStop(() =>
          store.getOrRefresh(account.id, usable, async (signal) => {
            asked()
            await answering
            signal?.throwIfAborted()
            return { value: "just in time", expiresAt: soon() }
          })
        )
        await asking
        const stopped = shutDownInProcess()
        answer()
        expect((await request).value).toBe("just in time")
        await stopped
        expect(await held()).toEqual([])
      })
    })
  })
})

/** A promise, and what resolves it. */
function aSign(): [Promise<void>, () => void] {
  let give = () => {}
  const given = new Promise<void>((resolve) => (give = resolve))
  return [given, give]
}
