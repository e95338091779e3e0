import type { Example } from "../../emulator/src/replay/examples"
import { createSpApi } from "../../src/sp-api"
import type { LoggedCall } from "./arrival"
import type { Stage } from "./play"

const REDIRECT = "http://localhost:9000/amazon/oauth/callback"
/** Amazon's limits allow some of these operations two calls a minute. */
const RATE_SCALE = 1000

export interface OpenStage extends Stage {
  examples: readonly Example[]
  close(): Promise<void>
}

/** Starts the local Amazon in replay mode and connects the client to one of its sellers. */
export async function openStage(modelsDir?: string): Promise<OpenStage> {
  const { startEmulator, DEFAULTS } = await import("../../emulator/src/index")
  const emulator = await startEmulator({ replay: true, rateScale: RATE_SCALE, modelsDir })
  const control = async <T>(method: string, path: string, input?: object): Promise<T> => {
    const body = input && JSON.stringify(input)
    const response = await fetch(`${emulator.url}/emulator${path}`, { method, body })
    if (!response.ok) {
      throw new Error(`${method} ${path} of the local Amazon: ${await response.text()}`)
    }
    return (await response.json()) as T
  }
  try {
    const sp = createSpApi({
      application: {
        applicationId: DEFAULTS.applicationId,
        clientId: DEFAULTS.clientId,
        clientSecrets: [DEFAULTS.clientSecret],
      },
      endpoint: emulator.url,
      rateScale: RATE_SCALE,
      maxAttempts: 1,
    })
    const consent = await control<{ redirect: string }>("POST", "/consent", {
      application_id: DEFAULTS.applicationId,
      ...{ state: "contract", seller: "EU", redirect_uri: REDIRECT },
    })
    const code = new URL(consent.redirect).searchParams.get("spapi_oauth_code") ?? ""
    const { refreshToken } = await sp.exchangeCode({ code, redirectUri: REDIRECT })
    const client = sp.client({ key: "contract", region: "eu", refreshToken })
    let seen = 0
    return {
      sp,
      client,
      examples: (await control<{ examples: Example[] }>("GET", "/replay")).examples,
      choose: async ({ id }) => void (await control("POST", "/replay", { example: id })),
      newCalls: async () => {
        const { last } = await control<{ last: LoggedCall[] }>("GET", "/calls?last=100")
        const fresh = last.filter(({ seq }) => seq > seen)
        seen = Math.max(seen, ...fresh.map(({ seq }) => seq))
        return fresh.filter(({ operation }) => operation !== "token" && operation !== "consent")
      },
      close: () => emulator.stop(),
    }
  } catch (error) {
    await emulator.stop()
    throw error
  }
}
