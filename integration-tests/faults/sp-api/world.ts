import { startEmulator } from "../../../emulator/src/index"
import { createSpApi, InMemoryTokenStore, type Clock, type SpApiOptions } from "../../../src/sp-api"
import { AmazonSpApiTransport } from "../../../src/sp-api/transport/amazon-sp-api-transport"

const DEFAULTS = {
  applicationId: "amzn1.sp.solution.emulator",
  clientId: "amzn1.application-oa2-client.emulator",
  clientSecret: "amzn1.oa2-cs.v1.emulator",
}
const REDIRECT = "http://127.0.0.1/callback"
/** Limits are what rate-buckets and rate-limits tests are about. */
const UNLIMITED = 1_000_000

/** Sleeps take no time, but are remembered: whoever sleeps too long is found by the sum. */
export class FastClock implements Clock {
  sleptMs = 0
  private offsetMs = 0

  now(): Date {
    return new Date(Date.now() + this.offsetMs)
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    this.sleptMs += ms
    this.offsetMs += ms
    await new Promise((resolve) => setImmediate(resolve))
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>

/** A local Amazon with one connected seller. */
export async function openWorld() {
  const emulator = await startEmulator({ rateScale: UNLIMITED })
  const control = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${emulator.url}/emulator${path}`, {
      method,
      ...(body && {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    })
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    }
    return (await answer.json()) as T
  }
  // Shared, so that thousands of clients keep a handful of connections.
  const transport = new AmazonSpApiTransport("fault-matrix", new URL(emulator.url))
  const tokenStore = new InMemoryTokenStore()
  const connect = (options: Partial<SpApiOptions> & { clock: Clock }) =>
    createSpApi({
      application: {
        applicationId: DEFAULTS.applicationId,
        clientId: DEFAULTS.clientId,
        clientSecrets: [DEFAULTS.clientSecret],
      },
      endpoint: emulator.url,
      rateScale: UNLIMITED,
      transport,
      tokenStore,
      ...options,
    })
  const newCode = async (): Promise<string> => {
    const { redirect } = await control<{ redirect: string }>("POST", "/consent", {
      application_id: DEFAULTS.applicationId,
      state: "matrix",
      seller: "EU",
      redirect_uri: REDIRECT,
    })
    return new URL(redirect).searchParams.get("spapi_oauth_code") ?? ""
  }
  const { refreshToken } = await connect({ clock: new FastClock() }).exchangeCode({
    code: await newCode(),
    redirectUri: REDIRECT,
  })
  return {
    url: emulator.url,
    redirectUri: REDIRECT,
    connect,
    control,
    newCode,
    account: { key: "matrix", region: "eu" as const, refreshToken },
    /** Requests of an operation that the emulator has seen. */
    requestsOf: async (operation: string): Promise<number> => {
      const { operations } = await control<{
        operations: Record<string, { total: number } | undefined>
      }>("GET", "/calls?last=0")
      return operations[operation]?.total ?? 0
    },
    stop: () => emulator.stop(),
  }
}
