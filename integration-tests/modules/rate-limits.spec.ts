import { AmazonRateBuckets } from "../../src/modules/amazon/services/rate-buckets"
import { createSpApi, InMemoryTokenStore, type SpApi } from "../../src/sp-api"
import { searchDefinitionsProductTypes as OPERATION } from "../../src/sp-api/operations/product-types"
import { describeAmazonModule, sql } from "./helpers/amazon-module"
import { startLocalAmazon, type LocalAmazon } from "./helpers/local-amazon"

const DE = "A1PA6795UKMFR9"
const APPLICATION = {
  applicationId: "amzn1.sp.solution.emulator",
  clientId: "amzn1.application-oa2-client.emulator",
  clientSecrets: ["amzn1.oa2-cs.v1.emulator"],
}
const REDIRECT = "http://127.0.0.1/callback"
/** Each is what a process has: a client and its limiter; the bucket is shared. */
const PROCESSES = 3
const WORKERS = 3
/** Requests beyond the burst, at Amazon's own rate of five a second. */
const SUSTAINED = 50
/** Of these, the last ones. */
const UNCOUNTED = 8

describeAmazonModule("a shared bucket in real time, against a local Amazon's limits", (amazon) => {
  let local: LocalAmazon
  beforeAll(async () => {
    local = await startLocalAmazon()
  })
  afterAll(() => local.stop())

  const connect = async () => {
    const tokenStore = new InMemoryTokenStore()
    const clients: SpApi[] = Array.from({ length: PROCESSES }, () =>
      createSpApi({
        application: APPLICATION,
        endpoint: local.url,
        tokenStore,
        rateLimiter: new AmazonRateBuckets({
          ...{ __pg_connection__: amazon.db.knex, logger: console as never },
        }),
      })
    )
    const { redirect } = await local.control<{ redirect: string }>("POST", "/consent", {
      ...{ application_id: APPLICATION.applicationId, state: "s", seller: "EU" },
      redirect_uri: REDIRECT,
    })
    const code = new URL(redirect).searchParams.get("spapi_oauth_code") ?? ""
    const { refreshToken } = await clients[0].exchangeCode({ code, redirectUri: REDIRECT })
    return clients.map((sp) => sp.client({ key: "shared", region: "eu", refreshToken }))
  }

  it("is used to 85 % and more and refused once at most", async () => {
    const { rate, burst } = OPERATION.usagePlan
    await local.control("POST", "/rate-scale", { scale: 1 })
    const clients = await connect()
    let left = burst + SUSTAINED
    const work = async (client: (typeof clients)[number]) => {
      while (left-- > 0) {
        await client.productTypes.searchDefinitionsProductTypes(
          { marketplaceIds: [DE] },
          { maxWaitMs: 120_000 }
        )
      }
    }
    await Promise.all(
      clients.flatMap((client) => Array.from({ length: WORKERS }, () => work(client)))
    )
    const { last } = await local.control<{ last: { at: string; status: number }[] }>(
      "GET",
      `/calls?last=500&operation=${OPERATION.name}`
    )
    const accepted = last.filter(({ status }) => status === 200).map(({ at }) => Date.parse(at))
    expect(accepted).toHaveLength(burst + SUSTAINED)
    const refused = last.filter(({ status }) => status === 429).length
    expect(refused).toBeLessThanOrEqual(1)
    // By the clock of the local Amazon, from the last of the burst on. What a busy machine holds up is made
    // up for by the calls after it, which the last ones do not have.
    const spanMs = accepted[accepted.length - 1 - UNCOUNTED] - accepted[burst - 1]
    const used = ((SUSTAINED - UNCOUNTED) * 1000) / spanMs / rate
    // After a refusal the rate is three quarters for a while, on purpose.
    expect(used).toBeGreaterThan(refused ? 0.6 : 0.85)
    const [{ buckets }] = await sql<{ buckets: string }>(
      amazon,
      "select count(*) as buckets from amazon_rate_bucket where key like ?",
      [`%:${OPERATION.name}`]
    )
    expect(Number(buckets)).toBe(1)
  })
})
