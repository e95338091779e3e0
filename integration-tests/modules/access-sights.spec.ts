import { noteRefusal } from "../../src/dataflows/note-access"
import { inProcess, stopInProcess } from "../../src/modules/amazon/lib/in-process"
import { AmazonApiError, type AmazonApiErrorKind } from "../../src/sp-api"
import { describeAmazonModule, sql } from "./helpers/amazon-module"

const REVOKED = "The access token you provided is revoked, malformed or invalid."

const revokedGrant = new AmazonApiError({
  ...{ operation: "refreshAccessToken", kind: "access_lapsed", message: "HTTP 400", status: 400 },
  errors: [{ code: "invalid_grant", message: "revoked", details: null }],
})
const revokedToken = new AmazonApiError({
  ...{ operation: "getOrder", kind: "access_lapsed", message: "HTTP 403", status: 403 },
  errors: [{ code: "Unauthorized", message: "Denied", details: REVOKED }],
})

describeAmazonModule("what is believed of an access", (amazon) => {
  const anAccount = () =>
    amazon.createAmazonAccounts({
      region: "eu",
      selling_partner_id: "A2TULPEU0000NL",
      refresh_token: amazon.secrets.seal("Atzr|invented"),
    })

  const client = jest.fn()
  const seen = Object.create(amazon, { client: { value: client } }) as typeof amazon

  /** What Amazon answers when it is asked for something else with the same access. */
  const probe = (kind: AmazonApiErrorKind | null) => {
    const asked = jest.fn(async () => {
      if (kind) {
        throw new AmazonApiError({ ...revokedToken, kind, message: "m", operation: "probe" })
      }
      return []
    })
    client.mockResolvedValue({ sellers: { getMarketplaceParticipations: asked } })
    return asked
  }
  const tenMinutesLater = () =>
    sql(
      amazon,
      `update amazon_account set lapse_suspected_at = lapse_suspected_at - interval '10 minutes'`
    )
  const openProblems = async () =>
    (await amazon.listAmazonProblems({ resolved_at: null })).map(({ code, severity }) => [
      code,
      severity,
    ])

  afterEach(() => client.mockReset())

  it.each([
    ["the grant, as Login with Amazon says", revokedGrant, null],
    ["a token that another operation refuses too", revokedToken, "access_lapsed" as const],
  ])("is lapsed after two sights ten minutes apart of %s", async (_, error, probed) => {
    probe(probed)
    const account = await anAccount()
    await noteRefusal(seen, account, error)
    await noteRefusal(seen, account, error)
    expect(await amazon.retrieveAmazonAccount(account.id)).toMatchObject({
      status: "active",
      lapse_suspected_at: expect.any(Date),
    })
    expect(await openProblems()).toEqual([["access_lapsed", "soon"]])
    await tenMinutesLater()
    await noteRefusal(seen, account, error)
    expect((await amazon.retrieveAmazonAccount(account.id)).status).toBe("lapsed")
    expect(await openProblems()).toEqual([["access_lapsed", "blocks_orders"]])
  })

  it("asks nothing more of Amazon when Login with Amazon itself says so", async () => {
    const asked = probe(null)
    await noteRefusal(seen, await anAccount(), revokedGrant)
    expect(asked).not.toHaveBeenCalled()
  })

  it.each<[string, AmazonApiErrorKind | null]>([
    ["lets us in elsewhere", null],
    ["lets the token in and misses a role elsewhere too", "access_denied"],
  ])("is never lapsed for one operation while Amazon %s", async (_, probed) => {
    probe(probed)
    const account = await anAccount()
    for (let hour = 0; hour < 3; hour++) {
      await noteRefusal(seen, account, revokedToken)
      await tenMinutesLater()
    }
    expect(await amazon.retrieveAmazonAccount(account.id)).toMatchObject({
      status: "active",
      lapse_suspected_at: null,
    })
    expect(await openProblems()).toEqual([])
  })

  it("ends a suspicion of before when another operation works", async () => {
    const account = await anAccount()
    probe("access_lapsed")
    await noteRefusal(seen, account, revokedToken)
    probe(null)
    await tenMinutesLater()
    await noteRefusal(seen, account, revokedToken)
    expect((await amazon.retrieveAmazonAccount(account.id)).lapse_suspected_at).toBeNull()
    expect(await openProblems()).toEqual([])
  })

  it("does not keep a process from stopping while Amazon does not answer the second look", async () => {
    const hangs = jest.fn(
      ({ signal }: { signal: AbortSignal }) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)))
    )
    client.mockResolvedValue({ sellers: { getMarketplaceParticipations: hangs } })
    const account = await anAccount()
    const noted = inProcess("run", () => noteRefusal(seen, account, revokedToken))
    while (!hangs.mock.calls.length) {
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    await stopInProcess()
    await noted
    expect((await amazon.retrieveAmazonAccount(account.id)).lapse_suspected_at).toBeNull()
  })

  it.each<AmazonApiErrorKind>(["network", "throttled", "server"])(
    "is neither suspected nor cleared when the second look ends in %s",
    async (kind) => {
      probe(kind)
      const account = await anAccount()
      await noteRefusal(seen, account, revokedToken)
      expect((await amazon.retrieveAmazonAccount(account.id)).lapse_suspected_at).toBeNull()
      await noteRefusal(seen, account, revokedGrant)
      await tenMinutesLater()
      await noteRefusal(seen, account, revokedToken)
      expect(await amazon.retrieveAmazonAccount(account.id)).toMatchObject({
        status: "active",
        lapse_suspected_at: expect.any(Date),
      })
    }
  )

  it.each<AmazonApiErrorKind>(["access_denied", "invalid_input", "network"])(
    "says nothing of the account when one call ends in %s",
    async (kind) => {
      const asked = probe("access_lapsed")
      const error = new AmazonApiError({ operation: "getOrder", kind, message: "m", status: 403 })
      const account = await anAccount()
      await noteRefusal(seen, account, error)
      expect(asked).not.toHaveBeenCalled()
      expect((await amazon.retrieveAmazonAccount(account.id)).lapse_suspected_at).toBeNull()
    }
  )

  it("blames the application for its keys", async () => {
    const error = new AmazonApiError({
      ...{ operation: "refreshAccessToken", kind: "application_refused", message: "HTTP 401" },
      errors: [{ code: "invalid_client", message: "Client authentication failed", details: null }],
    })
    const account = await anAccount()
    await noteRefusal(seen, account, error)
    expect(await openProblems()).toEqual([["application_refused", "blocks_orders"]])
    expect(await amazon.retrieveAmazonAccount(account.id)).toMatchObject({
      status: "active",
      lapse_suspected_at: null,
    })
  })
})
