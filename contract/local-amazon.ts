import {
  createSpApi,
  type Region,
  type SpApi,
  type SpApiClient,
  type SpApiOptions,
} from "../src/sp-api"
import type { EmulatorOptions } from "../emulator/src/options"

const REDIRECT = "http://localhost:9000/amazon/oauth/callback"
/** Amazon's limits allow some operations two calls a minute. */
const RATE_SCALE = 1000

export interface LocalAmazon {
  sp: SpApi
  client: SpApiClient
  /** Asks the control API; throws for anything but success. */
  control<T>(method: string, path: string, input?: object): Promise<T>
  close(): Promise<void>
}

const REGIONS: Record<string, Region> = { EU: "eu", NA: "na", FE: "fe" }

/** Starts a local Amazon and connects the client to one of its sellers, by default Europe's. */
export async function openLocalAmazon(
  options: EmulatorOptions = {},
  { seller = "EU", ...ours }: { seller?: "EU" | "NA" | "FE" } & Partial<SpApiOptions> = {}
): Promise<LocalAmazon> {
  const { startEmulator, DEFAULTS } = await import("../emulator/src/index")
  const emulator = await startEmulator({ rateScale: RATE_SCALE, ...options })
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
      rateScale: options.rateScale ?? RATE_SCALE,
      ...ours,
    })
    const consent = await control<{ redirect: string }>("POST", "/consent", {
      application_id: DEFAULTS.applicationId,
      ...{ state: "contract", seller, redirect_uri: REDIRECT },
    })
    const code = new URL(consent.redirect).searchParams.get("spapi_oauth_code") ?? ""
    const { refreshToken } = await sp.exchangeCode({ code, redirectUri: REDIRECT })
    const client = sp.client({ key: seller, region: REGIONS[seller], refreshToken })
    return { sp, client, control, close: () => emulator.stop() }
  } catch (error) {
    await emulator.stop()
    throw error
  }
}
