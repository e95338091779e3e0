import type { MedusaContainer } from "@medusajs/framework/types"
import { randomBytes } from "node:crypto"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { loadFacts } from "../../src/api/lib/monitoring/load-facts"
import { endOfSecret } from "../../src/domain/application"
import { settled, startInProcess } from "../../src/modules/amazon/lib/in-process"
import { SEALED_COLUMNS } from "../../src/modules/amazon/lib/sealed-columns"
import { Secrets } from "../../src/modules/amazon/lib/secrets"
import { AmazonApplications } from "../../src/modules/amazon/services/applications"
import {
  AmazonClientSecrets,
  type NewClientSecret,
} from "../../src/modules/amazon/services/client-secrets"
import { AmazonKeyRing } from "../../src/modules/amazon/services/key-ring"
import { createSpApi } from "../../src/sp-api"
import {
  enterApplication,
  removeApplication,
} from "../../src/workflows/application/enter-application"
import { acceptNewSecret, noteSecretEnd } from "../../src/workflows/application/accept-secret"
import { describeKeys, startReencrypting } from "../../src/workflows/application/re-encrypt"
import { addClientSecret, askForClientSecret } from "../../src/workflows/application/rotate-secret"
import { testApplication } from "../../src/workflows/application/test-application"
import {
  describeSecrets,
  endOfSecrets,
  watchClientSecret,
} from "../../src/workflows/application/watch-client-secret"
import { describeAmazonModule, ENCRYPTION_KEYS, sql } from "./helpers/amazon-module"
import { startLocalAmazon, type LocalAmazon } from "./helpers/local-amazon"

const CLIENT = "amzn1.application-oa2-client.emulator"
const SECRET = "amzn1.oa2-cs.v1.emulator"
const NEW_SECRET = "amzn1.oa2-cs.v1.rotated-by-hand"
const ENTERED = {
  ...{ application_id: "amzn1.sp.solution.emulator", client_id: CLIENT, by: "user_ada" },
  client_secret: SECRET,
}
const OF_OPTIONS = { applicationId: ENTERED.application_id, clientId: CLIENT, clientSecret: SECRET }
/** Nobody listens there. */
const AWAY = "http://127.0.0.1:9"
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

describeAmazonModule(
  "the application entered in the admin",
  (amazon) => {
    let local: LocalAmazon
    const logger = { error: jest.fn(), warn: jest.fn(), info: jest.fn() }
    const container = {
      resolve: (name: string) => (name === "amazon" ? amazon : logger),
    } as unknown as MedusaContainer

    beforeAll(async () => (local = await startLocalAmazon()))
    afterAll(() => local.stop())
    beforeEach(async () => {
      startInProcess()
      Object.assign(amazon.options, { endpoint: local.url })
      await local.control("POST", "/client-secrets", { secrets: [SECRET] })
    })

    const cradle = () => ({ __pg_connection__: amazon.db.knex })
    const secretsOf = (keys = ENCRYPTION_KEYS) => new Secrets(keys)
    /** As another process, or one with other options or keys, sees it; remembers nothing. */
    const elsewhere = (options?: typeof OF_OPTIONS, keys?: string) =>
      new AmazonApplications(cradle(), secretsOf(keys), options, 0)
    const problems = () =>
      sql<{ code: string; severity: string }>(
        amazon,
        `select code, severity from amazon_problem where resolved_at is null order by code`
      )
    const refused = (work: Promise<unknown>) =>
      work.then(
        () => "done",
        (error) => error.code
      )
    /** A permission that the local Amazon knows. */
    const connect = async () => {
      const redirectUri = "http://127.0.0.1:9000/amazon/callback"
      const { redirect } = await local.control<{ redirect: string }>("POST", "/consent", {
        ...{ application_id: ENTERED.application_id, state: "s", seller: "EU" },
        redirect_uri: redirectUri,
      })
      const code = new URL(redirect).searchParams.get("spapi_oauth_code") ?? ""
      const { refreshToken } = await createSpApi({
        application: { ...OF_OPTIONS, clientSecrets: [SECRET] },
        endpoint: local.url,
      }).exchangeCode({ code, redirectUri })
      return amazon.createAmazonAccounts({
        region: "eu",
        selling_partner_id: "A2TULPEU0000NL",
        refresh_token: amazon.secrets.seal(refreshToken),
      })
    }

    /** Login with Amazon as it answers to whatever application; the local Amazon knows one. */
    const believingAmazon = async () => {
      const server = createServer((_request, response) =>
        response
          .setHeader("content-type", "application/json")
          .end(JSON.stringify({ access_token: "Atza|x", token_type: "bearer", expires_in: 3600 }))
      )
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      return { url, stop: () => server.close() }
    }

    describe("keys", () => {
      it("are no reason for missing options once they are entered, and the client works", async () => {
        expect(await amazon.missingOptions()).toEqual(["application"])
        expect(await refused(amazon.spApi())).toBe("options_missing")
        await enterApplication(container, ENTERED)
        expect(await amazon.missingOptions()).toEqual([])
        const account = await connect()
        const client = await amazon.client(account.id)
        expect(await client.sellers.getMarketplaceParticipations()).not.toHaveLength(0)
        const stored = await sql<{ client_secret: string }>(
          amazon,
          "select client_secret from amazon_application"
        )
        expect(stored).toEqual([{ client_secret: expect.stringMatching(/^v1\./) }])
        expect(await sql(amazon, "select what, by from amazon_audit")).toEqual([
          { what: "application.entered", by: "user_ada" },
        ])
      })

      it("that Amazon refuses are not stored; the first it cannot be asked about are", async () => {
        const wrong = { ...ENTERED, client_secret: "amzn1.oa2-cs.v1.mistyped" }
        expect(await refused(enterApplication(container, wrong))).toBe("client_secret_refused")
        expect(await amazon.applications.isKnown()).toBe(false)
        Object.assign(amazon.options, { endpoint: AWAY })
        await enterApplication(container, ENTERED)
        expect(await amazon.applications.isKnown()).toBe(true)
      })

      it("take no other keys' place while Amazon cannot be asked", async () => {
        await enterApplication(container, ENTERED)
        const before = await elsewhere().row()
        Object.assign(amazon.options, { endpoint: AWAY })
        const another = "amzn1.application-oa2-client.another"
        for (const change of [{ client_secret: "mistyped" }, { client_id: another }]) {
          expect(await refused(enterApplication(container, { ...ENTERED, ...change }))).toBe(
            "amazon_away"
          )
        }
        expect(await elsewhere().row()).toEqual(before)
        // Without a secret there is nothing to ask about.
        await enterApplication(container, { ...ENTERED, client_secret: undefined, draft: true })
        expect(await elsewhere().inForce()).toMatchObject({ draft: true, clientSecrets: [SECRET] })
      })

      it("need a secret first, keep it when it is left out, and another client id none that is connected", async () => {
        const { client_secret, ...without } = ENTERED
        expect(await refused(enterApplication(container, without))).toBe("field_required")
        await enterApplication(container, { ...without, client_secret })
        await enterApplication(container, { ...without, draft: true })
        expect(await amazon.applications.inForce()).toMatchObject({
          ...{ draft: true, clientSecrets: [SECRET], source: "form" },
        })
        await connect()
        const other = { ...ENTERED, client_id: "amzn1.application-oa2-client.another" }
        expect(await refused(enterApplication(container, other))).toBe("application_in_use")
        expect(await refused(removeApplication(container, { by: "user_ada" }))).toBe(
          "application_in_use"
        )
      })

      it("of another application leave none of the former one's secrets behind", async () => {
        await enterApplication(container, ENTERED)
        await amazon.clientSecrets.store({
          ...{ clientId: CLIENT, secret: NEW_SECRET, expiresAt: inDays(180) },
          ...{ previousExpiresAt: inDays(7), notificationId: "of the former one" },
        })
        const believing = await believingAmazon()
        Object.assign(amazon.options, { endpoint: believing.url })
        const client_id = "amzn1.application-oa2-client.another"
        await enterApplication(container, { ...ENTERED, client_id })
        believing.stop()
        expect(await sql(amazon, "select client_id from amazon_client_secret")).toEqual([])
        expect(
          await sql(
            amazon,
            "select client_id from amazon_application where client_secret is not null"
          )
        ).toEqual([{ client_id }])
      })

      it("change in all processes: here at once, elsewhere at the next look", async () => {
        const other = new AmazonApplications(cradle(), secretsOf(), undefined, 40)
        expect(await other.inForce()).toBeNull()
        await enterApplication(container, ENTERED)
        const before = await amazon.spApi()
        expect(await amazon.spApi()).toBe(before)
        const until = Date.now() + 10_000
        while (!(await other.inForce()) && Date.now() < until) {
          await new Promise((resolve) => setImmediate(resolve))
        }
        expect((await other.inForce())?.clientSecrets).toEqual([SECRET])
        await enterApplication(container, { ...ENTERED, draft: true })
        expect(await amazon.spApi()).not.toBe(before)
        await removeApplication(container, { by: "user_ada" })
        expect(await refused(amazon.spApi())).toBe("options_missing")
        expect(await sql(amazon, "select client_secret from amazon_application")).toEqual([])
      })

      it("of the options win, and the countdown of their secret begins when it is seen first", async () => {
        await enterApplication(container, { ...ENTERED, secret_since: inDays(-100).toISOString() })
        const deployed = elsewhere({ ...OF_OPTIONS, clientId: `${CLIENT}.deployed` })
        expect(await deployed.inForce()).toMatchObject({ source: "options" })
        await deployed.noteOptions()
        const first = await deployed.row()
        expect(first).toMatchObject({ client_secret: null, fingerprint: expect.any(String) })
        expect(first?.fingerprint).not.toContain(SECRET)
        await sql(
          amazon,
          "update amazon_application set secret_since = now() - interval '50 days' where entered_at is null"
        )
        // The same secret goes on, also under a new encryption key; another one begins anew.
        await deployed.noteOptions()
        const options = { ...OF_OPTIONS, clientId: `${CLIENT}.deployed` }
        const ring = `new:${"n".repeat(20)},${ENCRYPTION_KEYS}`
        await elsewhere(options, ring).noteOptions()
        expect((await deployed.row())?.secret_since?.getTime()).toBeLessThan(inDays(-49).getTime())
        const changed = elsewhere({ ...options, clientSecret: "amzn1.oa2-cs.v1.another" }, ring)
        await changed.noteOptions()
        expect((await changed.row())?.secret_since?.getTime()).toBeGreaterThan(inDays(-1).getTime())
      })
    })

    describe("the client secret", () => {
      it("is rotated by hand: both work until the old one ends", async () => {
        await enterApplication(container, ENTERED)
        const account = await connect()
        const rotate = (client_secret: string) =>
          refused(addClientSecret(container, { client_secret, by: "user_ada" }))
        expect(await rotate(SECRET)).toBe("client_secret_known")
        expect(await rotate(NEW_SECRET)).toBe("client_secret_refused")
        await local.control("POST", "/client-secrets", { secrets: [SECRET, NEW_SECRET] })
        expect(await rotate(NEW_SECRET)).toBe("done")

        const { secrets } = await describeSecrets(amazon)
        expect(secrets.map(({ origin, ends_with }) => [origin, ends_with])).toEqual([
          ["form", SECRET.slice(-4)],
          ["rotation", NEW_SECRET.slice(-4)],
        ])
        expect(secrets[0].expires_at!.getTime()).toBeLessThan(inDays(8).getTime())
        // Monitors are told of the new one's end, not of the old one's.
        const { secret_expires_at } = await loadFacts(amazon)
        expect(secret_expires_at!.getTime()).toBeGreaterThan(inDays(179).getTime())
        const reads = async () => {
          await sql(amazon, "update amazon_account set access_token = null")
          const client = await amazon.client(account.id)
          return (await client.sellers.getMarketplaceParticipations()).length
        }
        expect(await reads()).toBeGreaterThan(0)
        await local.control("POST", "/client-secrets", { secrets: [NEW_SECRET] })
        expect(await reads()).toBeGreaterThan(0)
      })

      it("that Amazon cannot be asked about ends no other", async () => {
        await enterApplication(container, ENTERED)
        await local.control("POST", "/client-secrets", { secrets: [SECRET, NEW_SECRET] })
        await addClientSecret(container, { client_secret: NEW_SECRET, by: "user_ada" })
        const before = await describeSecrets(amazon)
        Object.assign(amazon.options, { endpoint: AWAY })
        const mistyped = { client_secret: `${NEW_SECRET}.mistyped`, by: "user_ada" }
        expect(await refused(addClientSecret(container, mistyped))).toBe("amazon_away")
        expect(await describeSecrets(amazon)).toEqual(before)
        // What Amazon itself tells is kept, whether or not it can be asked.
        await acceptNewSecret(amazon, {
          ...{ clientId: CLIENT, secret: "told by Amazon", notificationId: "n-1" },
          ...{ expiresAt: inDays(190), previousExpiresAt: inDays(7) },
        })
        expect(await amazon.clientSecrets.current()).toEqual(["told by Amazon", NEW_SECRET])
      })

      it("has no known end while it cannot be opened", async () => {
        await enterApplication(container, ENTERED)
        expect(await endOfSecrets(amazon)).toEqual(expect.any(Date))
        await sql(amazon, "update amazon_application set client_secret = ?", [
          secretsOf(`gone:${"g".repeat(20)}`).seal(SECRET),
        ])
        amazon.applications.forget()
        expect(await endOfSecrets(amazon)).toBeNull()
      })

      it("is asked for from Amazon once at a time, and only where the answer is read", async () => {
        await enterApplication(container, ENTERED)
        const ask = () => refused(askForClientSecret(container, { by: "user_ada" }))
        expect(await ask()).toBe("rotation_without_queue")
        Object.assign(amazon.options, { notifications: { queueUrl: "http://127.0.0.1/q" } })
        expect(await ask()).toBe("rotation_without_account")
        await sql(amazon, "delete from amazon_account")
        await connect()
        const rotations = async () => {
          const { operations } = await local.control<{
            operations: Record<string, { total: number }>
          }>("GET", "/calls")
          return operations.rotateApplicationClientSecret?.total ?? 0
        }
        await amazon.settings.change("read_only", { by_hand: true }, "user_ada")
        expect(await ask()).toBe("rotation_read_only")
        await amazon.settings.change("read_only", { by_hand: false }, "user_ada")
        const answers = await Promise.all([ask(), ask(), ask()])
        expect(answers.sort()).toEqual(["done", "rotation_under_way", "rotation_under_way"])
        expect(await rotations()).toBe(1)
        expect((await elsewhere().row())?.rotation_asked_at).not.toBeNull()

        await acceptNewSecret(amazon, {
          ...{ clientId: CLIENT, secret: NEW_SECRET, notificationId: "n-1" },
          ...{ expiresAt: inDays(180), previousExpiresAt: inDays(7) },
        })
        expect((await elsewhere().row())?.rotation_asked_at).toBeNull()
        expect((await describeSecrets(amazon)).end).toEqual(expect.any(Date))
      })

      it("is a problem before its end, a graver one after, and none once another one lasts", async () => {
        await enterApplication(container, { ...ENTERED, secret_since: inDays(-80).toISOString() })
        expect(await problems()).toEqual([])
        await noteSecretEnd(amazon, inDays(29))
        expect(await problems()).toEqual([{ code: "client_secret_expires", severity: "soon" }])
        await amazon.applications.endAt(inDays(-1))
        await watchClientSecret(amazon)
        expect(await problems()).toEqual([
          { code: "client_secret_ended", severity: "blocks_orders" },
        ])
        await local.control("POST", "/client-secrets", { secrets: [SECRET, NEW_SECRET] })
        await addClientSecret(container, { client_secret: NEW_SECRET, by: "user_ada" })
        expect(await problems()).toEqual([])
      })

      it("and its roles are tested, and the result is kept", async () => {
        await enterApplication(container, ENTERED)
        await connect()
        const result = await testApplication(container)
        expect(result.keys).toEqual({ verdict: "works", failure: null, request_id: null })
        const verdicts = Object.fromEntries(
          result.accounts[0].roles.map(({ role, verdict }) => [role, verdict])
        )
        expect(verdicts).toMatchObject({
          ...{ "Selling Partner Insights": "works", "Inventory and Order Tracking": "works" },
          "Direct-to-Consumer Shipping (Restricted)": "not_tested",
        })
        expect(await elsewhere().row()).toMatchObject({
          ...{ test_result: result, tested_at: expect.any(Date) },
        })
        await local.control("POST", "/client-secrets", { secrets: ["amzn1.oa2-cs.v1.elsewhere"] })
        expect((await testApplication(container)).keys.verdict).toBe("refused")
      })
    })

    describe("secrets that rotations brought", () => {
      const fresh = (secret: string, more: Partial<NewClientSecret> = {}): NewClientSecret => ({
        ...{ clientId: CLIENT, secret, expiresAt: inDays(180), previousExpiresAt: inDays(7) },
        notificationId: `of ${secret}`,
        ...more,
      })
      /** Of a process; each remembers for itself. */
      const known = (keys?: string) =>
        new AmazonClientSecrets(cradle(), secretsOf(keys), async () => CLIENT)

      it("are stored encrypted, once per notification, and found by every process, newest first", async () => {
        const ours = known()
        expect(await ours.current()).toEqual([])
        expect(await ours.store(fresh("one"))).toBe(true)
        expect(await ours.store(fresh("one"))).toBe(false)
        expect(await ours.current()).toEqual(["one"])
        await sql(amazon, "update amazon_client_secret set created_at = now() - interval '1 hour'")
        expect(await ours.store(fresh("two"))).toBe(true)
        expect(await known().current()).toEqual(["two", "one"])
        const sealed = await sql<{ secret: string }>(
          amazon,
          "select secret from amazon_client_secret"
        )
        expect(sealed.map(({ secret }) => secret)).toEqual([
          expect.stringMatching(/^v1\./),
          expect.stringMatching(/^v1\./),
        ])
        expect(JSON.stringify(sealed)).not.toMatch(/"(one|two)"/)
      })

      it("are not tried after their end, which the next one may bring nearer", async () => {
        await known().store(fresh("one"))
        await known().store(fresh("two", { previousExpiresAt: inDays(-1) }))
        expect(await known().current()).toEqual(["two"])
      })

      it("make the end of the one before them no worry, and not their own", async () => {
        expect(await known().outlast(inDays(7))).toBe(false)
        await known().store(fresh("one"))
        expect(await known().outlast(inDays(7))).toBe(true)
        expect(await known().outlast(inDays(180))).toBe(false)
        await sql(amazon, "update amazon_client_secret set expires_at = null")
        expect(await known().outlast(inDays(999))).toBe(true)
      })

      it("keep their end when an earlier one is told of later", async () => {
        await known().store(fresh("two"))
        const earlier = { expiresAt: inDays(7), previousExpiresAt: inDays(-1) }
        await known().store(fresh("one", earlier))
        expect([...(await known().current())].sort()).toEqual(["one", "two"])
      })

      it("are those of our application only, and of keys that are there", async () => {
        expect(await known().store(fresh("x", { clientId: "another" }))).toBe(false)
        await known().store(fresh("one"))
        expect(await known("another invented key of a test").current()).toEqual([])
      })
    })

    describe("encryption keys", () => {
      const OLD = `old:${"o".repeat(20)}`
      const NEW = `new:${"n".repeat(20)}`
      const PLAIN = "a marked secret text"

      /** One sealed text in each column, and more of the buyers. */
      const fill = async (secrets: Secrets, buyers: number) => {
        const sealed = () => secrets.seal(PLAIN)
        await amazon.createAmazonAccounts({
          ...{ region: "eu", selling_partner_id: "A2TULPEU0000NL" },
          ...{ refresh_token: sealed(), access_token: sealed() },
        })
        await amazon.createAmazonOauthStates({
          ...{ state: randomBytes(6).toString("hex"), user_id: "u", region: "eu" },
          ...{ store_ids: [] as unknown as Record<string, unknown>, expires_at: inDays(1) },
          refresh_token: sealed(),
        })
        await new AmazonClientSecrets(cradle(), secrets, async () => CLIENT).store({
          ...{ clientId: CLIENT, secret: PLAIN, expiresAt: null, previousExpiresAt: null },
          notificationId: "n",
        })
        await new AmazonApplications(cradle(), secrets, undefined).enter({
          ...{ applicationId: "a", clientId: CLIENT, clientSecret: PLAIN, draft: false },
          ...{ since: new Date(), expiresAt: endOfSecret(new Date()) },
        })
        for (let index = 0; index < buyers; index++) {
          await amazon.createAmazonBuyers({ amazon_order_row_id: `o${index}`, blob: sealed() })
        }
        await amazon.createAmazonMessages({
          ...{ notification_id: "m", type: "X", state: "kept", sealed: sealed() },
          fact: { kind: "unknown" },
        })
      }
      const usage = async (keys: string) =>
        Object.fromEntries(
          (await new AmazonKeyRing(cradle(), secretsOf(keys)).usage()).map(
            ({ keyId, kind, count }) => [`${keyId} ${kind}`, count]
          )
        )

      it("seal no column that the re-encryption does not know", async () => {
        await fill(secretsOf(OLD), 1)
        const columns = await sql<{ table: string; column: string }>(
          amazon,
          `select table_name as "table", column_name as "column" from information_schema.columns
           where table_name like 'amazon\\_%' and data_type in ('text', 'jsonb')`
        )
        const sealing: string[] = []
        for (const { table, column } of columns) {
          const found = await sql(
            amazon,
            `select 1 from "${table}" where "${column}"::text like 'v1.old.%' limit 1`
          )
          if (found.length) {
            sealing.push(`${table}.${column}`)
          }
        }
        expect(sealing.sort()).toEqual(
          SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`).sort()
        )
      })

      it("are exchanged: killed half-way, repeated, and what was written meanwhile stays", async () => {
        await fill(secretsOf(OLD), 12)
        let left = 9
        class Dying extends Secrets {
          override seal(plain: string): string {
            if (left-- === 0) {
              throw new Error("killed")
            }
            return super.seal(plain)
          }
        }
        const dying = new AmazonKeyRing(cradle(), new Dying(`${NEW},${OLD}`), 3)
        await expect(dying.reencrypt()).rejects.toThrow("killed")
        const half = await usage(`${NEW},${OLD}`)
        expect(half["new secrets"]).toBe(5)
        expect(half["new buyers"]).toBe(3)
        expect(half["old buyers"]).toBe(9)

        /** Another process exchanges a buyer's data between our reading and our writing. */
        const sealedMeanwhile = secretsOf(NEW).seal("written meanwhile")
        const racing = new (class extends AmazonKeyRing {
          protected override async beforeExchange(): Promise<void> {
            await sql(
              amazon,
              "update amazon_buyer set blob = ? where amazon_order_row_id = 'o11'",
              [sealedMeanwhile]
            )
          }
        })(cradle(), secretsOf(`${NEW},${OLD}`), 50)
        expect(await racing.reencrypt()).toEqual({ done: 9, unreadable: 0, complete: true })
        expect(await usage(NEW)).toEqual({ "new secrets": 5, "new buyers": 12, "new messages": 1 })
        const blobs = await sql<{ blob: string; id: string }>(
          amazon,
          "select blob, amazon_order_row_id as id from amazon_buyer"
        )
        for (const { blob, id } of blobs) {
          expect(secretsOf(NEW).open(blob)).toBe(id === "o11" ? "written meanwhile" : PLAIN)
        }
      })

      it("that are missing leave what they sealed as it is, and say how much", async () => {
        await fill(secretsOf(OLD), 2)
        const ring = new AmazonKeyRing(cradle(), secretsOf(NEW), 2)
        expect(await ring.reencrypt()).toEqual({ done: 0, unreadable: 8, complete: true })
        expect(await usage(NEW)).toEqual({ "old secrets": 5, "old buyers": 2, "old messages": 1 })
      })

      it("are counted by id for the settings page, and nothing decrypted is told", async () => {
        await fill(amazon.secrets, 2)
        startReencrypting(container, { by: "user_ada" })
        await settled()
        const told = await describeKeys(amazon)
        expect(told.keys).toEqual([
          {
            ...{ id: told.current, present: true },
            counts: { secrets: 5, buyers: 2, messages: 1 },
          },
        ])
        const audit = await sql(amazon, "select what, by, parameters from amazon_audit")
        expect(audit).toEqual([
          {
            ...{ what: "secrets.re_encrypted", by: "user_ada" },
            parameters: { done: 0, unreadable: 0, complete: true },
          },
        ])
        expect(JSON.stringify(logger.info.mock.calls)).not.toContain(PLAIN)
      })
    })
  },
  { encryptionKeys: ENCRYPTION_KEYS }
)
