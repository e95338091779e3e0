import { fork, type ChildProcess } from "node:child_process"
import path from "node:path"
import {
  inProcess,
  shutDownInProcess,
  stopInProcess,
  stopping,
} from "../../src/modules/amazon/lib/in-process"
import { AmazonTokenStore } from "../../src/modules/amazon/services/token-store"
import { createSpApi, type SpApiClient } from "../../src/sp-api"
import { describeAmazonModule, sql } from "./helpers/amazon-module"
import { startLocalAmazon, type LocalAmazon } from "./helpers/local-amazon"
import type { TokenProcessInput } from "./helpers/token-process"

const application = {
  applicationId: "amzn1.sp.solution.emulator",
  clientId: "amzn1.application-oa2-client.emulator",
  clientSecrets: ["amzn1.oa2-cs.v1.emulator"],
}
const ENCRYPTION_KEYS = "an invented key for tests only"

describeAmazonModule("tokens across processes", (amazon) => {
  let local: LocalAmazon
  let children: ChildProcess[] = []

  beforeAll(async () => (local = await startLocalAmazon()))
  afterAll(() => local.stop())
  afterEach(async () => {
    children.forEach((child) => child.kill("SIGKILL"))
    children = []
    await local.control("DELETE", "/faults")
  })

  const tokenRequests = async (): Promise<number> => {
    const { operations } = await local.control<{ operations: Record<string, { total: number }> }>(
      "GET",
      "/calls"
    )
    return operations.token?.total ?? 0
  }

  /** An account that the seller has let in, as the database and Amazon know it. */
  const anAccount = async () => {
    const redirectUri = "http://127.0.0.1:9000/amazon/callback"
    const { redirect } = await local.control<{ redirect: string }>("POST", "/consent", {
      application_id: application.applicationId,
      state: "invented",
      seller: "EU",
      redirect_uri: redirectUri,
    })
    const code = new URL(redirect).searchParams.get("spapi_oauth_code") ?? ""
    const { refreshToken } = await createSpApi({ application, endpoint: local.url }).exchangeCode({
      code,
      redirectUri,
    })
    const account = await amazon.createAmazonAccounts({
      region: "eu",
      selling_partner_id: "A2TULPEU0000NL",
      refresh_token: amazon.secrets.seal(refreshToken),
    })
    await local.control("DELETE", "/calls")
    return { key: account.id, region: "eu" as const, refreshToken }
  }

  const start = async (
    account: TokenProcessInput["account"],
    leaseSeconds = 30
  ): Promise<{ go: () => void; done: Promise<void>; kill: () => void }> => {
    const [{ name }] = await sql<{ name: string }>(amazon, "select current_database() as name")
    const input: TokenProcessInput = {
      database: {
        host: process.env.DB_HOST ?? "localhost",
        port: Number(process.env.DB_PORT ?? 5432),
        user: process.env.DB_USERNAME ?? "",
        password: process.env.DB_PASSWORD ?? "",
        database: name,
      },
      encryptionKeys: ENCRYPTION_KEYS,
      endpoint: local.url,
      application,
      account,
      leaseSeconds,
      calls: 10,
    }
    const file = path.join(process.cwd(), "integration-tests/modules/helpers/token-process.ts")
    const child = fork(file, [JSON.stringify(input)], {
      execArgv: ["--import", "tsx"],
      env: { ...process.env, NODE_OPTIONS: "" },
    })
    children.push(child)
    const done = heard(child, "done")
    // Looked at later; a process that is killed never says so.
    done.catch(() => undefined)
    await heard(child, "ready")
    return { go: () => child.send("go"), done, kill: () => child.kill("SIGKILL") }
  }

  it("asks once for twenty calls at once in two processes", async () => {
    const account = await anAccount()
    const processes = await Promise.all([start(account), start(account)])
    processes.forEach(({ go }) => go())
    await Promise.all(processes.map(({ done }) => done))
    expect(await tokenRequests()).toBe(1)
    const [{ access_token }] = await sql<{ access_token: string }>(
      amazon,
      "select access_token from amazon_account"
    )
    expect(access_token).toMatch(/^v1\./)
    expect(access_token).not.toContain("Atza")
  })

  /** A report with addresses, made at once: Amazon's clock is moved until it is done. */
  const aRestrictedDocument = async ({ reports }: SpApiClient): Promise<string> => {
    const { reportId } = await reports.createReport({
      reportType: "GET_FLAT_FILE_ACTIONABLE_ORDER_DATA_SHIPPING",
      marketplaceIds: ["A1PA6795UKMFR9"],
    })
    for (;;) {
      const { reportDocumentId } = await reports.getReport(reportId)
      if (reportDocumentId) {
        return reportDocumentId
      }
      await local.control("POST", "/clock", { advanceSeconds: 60 })
    }
  }

  it("gets tokens of the application, and for one resource, each once", async () => {
    const account = await anAccount()
    const client = createSpApi({ application, endpoint: local.url, rateScale: 1000 }).client(
      account
    )
    expect(await client.notifications.getDestinations()).toEqual([])
    await client.notifications.getDestinations()
    const id = await aRestrictedDocument(client)
    await client.reports.getReportDocument(id, { restricted: true })
    await client.reports.getReportDocument(id, { restricted: true })
    // One for the seller, one for the application.
    expect(await tokenRequests()).toBe(2)
    const { last } = await local.control<{ last: { operation: string; body?: unknown }[] }>(
      "GET",
      "/calls?last=50&operation=createRestrictedDataToken"
    )
    expect(last.map(({ body }) => body)).toEqual([
      { restrictedResources: [{ method: "GET", path: `/reports/2021-06-30/documents/${id}` }] },
    ])
  })

  it("lets another process ask when the one that was asking is dead", async () => {
    const account = await anAccount()
    await local.control("POST", "/faults", { operation: "token", kind: "hang", count: 1 })
    const [dying, other] = await Promise.all([start(account, 6), start(account, 6)])
    dying.go()
    await until(async () => (await tokenRequests()) === 1)
    other.go()
    // Longer than the lease: as long as the first lives, however slow Amazon is, nobody else asks.
    await until(async () => (await renewals(amazon, account.key)) >= 4)
    expect(await tokenRequests()).toBe(1)
    dying.kill()
    await other.done
    expect(await tokenRequests()).toBe(2)
  })

  it("lets another process ask at once when the one that was asking stops", async () => {
    const account = await anAccount()
    await local.control("POST", "/faults", { operation: "token", kind: "hang", count: 1 })
    const tokenStore = new AmazonTokenStore(
      { __pg_connection__: amazon.db.knex, amazonLeases: amazon.leases },
      amazon.secrets
    )
    const { sellers } = createSpApi({ application, endpoint: local.url, tokenStore }).client(
      account
    )
    const run = inProcess("run", () =>
      sellers.getMarketplaceParticipations({ signal: stopping() })
    ).catch((error: unknown) => error)
    await until(async () => (await tokenRequests()) === 1)
    try {
      await shutDownInProcess()
      expect(await run).toMatchObject({ kind: "aborted" })
      expect(
        await sql(amazon, "select key from amazon_lease where lease_until > clock_timestamp()")
      ).toEqual([])
    } finally {
      await stopInProcess()
    }
    const other = await start(account)
    other.go()
    await other.done
    expect(await tokenRequests()).toBe(2)
  })
})

/** Distinct ends of the token's lease that were seen so far. */
const seen = new Set<number>()
const renewals = async (amazon: Parameters<typeof sql>[0], accountId: string): Promise<number> => {
  const leases = await sql<{ lease_until: Date }>(
    amazon,
    "select lease_until from amazon_lease where key = ?",
    [`token:${accountId}`]
  )
  leases.forEach(({ lease_until }) => seen.add(new Date(lease_until).getTime()))
  return seen.size
}

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const heard = (child: ChildProcess, word: string): Promise<void> =>
  new Promise((resolve, reject) => {
    child.on("message", (message: Record<string, unknown>) => {
      if (message[word]) {
        resolve()
      } else if (message.failed) {
        reject(new Error(String(message.failed)))
      }
    })
    child.once("exit", (code, signal) => reject(new Error(`ended with ${signal ?? code}`)))
  })
