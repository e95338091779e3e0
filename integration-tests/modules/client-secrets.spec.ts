import { Secrets } from "../../src/modules/amazon/lib/secrets"
import {
  AmazonClientSecrets,
  type NewClientSecret,
} from "../../src/modules/amazon/services/client-secrets"
import { describeAmazonModule, sql } from "./helpers/amazon-module"

const CLIENT = "amzn1.application-oa2-client.emulator"
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

describeAmazonModule("client secrets that rotations brought", (amazon) => {
  const fresh = (secret: string, more: Partial<NewClientSecret> = {}): NewClientSecret => ({
    ...{ clientId: CLIENT, secret, expiresAt: inDays(180), previousExpiresAt: inDays(7) },
    notificationId: `of ${secret}`,
    ...more,
  })
  /** As another process sees them. */
  const elsewhere = (keys = "an invented key for tests only") =>
    new AmazonClientSecrets(
      { __pg_connection__: amazon.db.knex },
      new Secrets(keys),
      async () => CLIENT
    )

  it("are stored encrypted, once per notification, and found by every process, newest first", async () => {
    expect(await amazon.clientSecrets.store(fresh("one"))).toBe(true)
    expect(await amazon.clientSecrets.store(fresh("one"))).toBe(false)
    await sql(amazon, "update amazon_client_secret set created_at = now() - interval '1 hour'")
    expect(await amazon.clientSecrets.store(fresh("two"))).toBe(true)
    expect(await elsewhere().current()).toEqual(["two", "one"])
    const sealed = await sql<{ secret: string }>(amazon, "select secret from amazon_client_secret")
    expect(sealed.map(({ secret }) => secret)).toEqual([
      expect.stringMatching(/^v1\./),
      expect.stringMatching(/^v1\./),
    ])
    expect(JSON.stringify(sealed)).not.toMatch(/"(one|two)"/)
  })

  it("are at hand at once where they were stored", async () => {
    expect(await amazon.clientSecrets.current()).toEqual([])
    await amazon.clientSecrets.store(fresh("one"))
    expect(await amazon.clientSecrets.current()).toEqual(["one"])
  })

  it("are not tried after their end, which the next one may bring nearer", async () => {
    await amazon.clientSecrets.store(fresh("one"))
    await amazon.clientSecrets.store(fresh("two", { previousExpiresAt: inDays(-1) }))
    expect(await elsewhere().current()).toEqual(["two"])
  })

  it("make the end of the one before them no worry, and not their own", async () => {
    expect(await amazon.clientSecrets.outlast(inDays(7))).toBe(false)
    await amazon.clientSecrets.store(fresh("one"))
    expect(await amazon.clientSecrets.outlast(inDays(7))).toBe(true)
    expect(await amazon.clientSecrets.outlast(inDays(180))).toBe(false)
    await sql(amazon, "update amazon_client_secret set expires_at = null")
    expect(await amazon.clientSecrets.outlast(inDays(999))).toBe(true)
  })

  it("keep their end when an earlier one is told of later", async () => {
    await amazon.clientSecrets.store(fresh("two"))
    await amazon.clientSecrets.store(
      fresh("one", { expiresAt: inDays(7), previousExpiresAt: inDays(-1) })
    )
    expect([...(await elsewhere().current())].sort()).toEqual(["one", "two"])
  })

  it("are those of our application only, and of keys that are there", async () => {
    expect(await amazon.clientSecrets.store(fresh("x", { clientId: "another" }))).toBe(false)
    await amazon.clientSecrets.store(fresh("one"))
    expect(await elsewhere("another invented key of a test").current()).toEqual([])
  })
})
