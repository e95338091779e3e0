import type { EmulatorOptions } from "../../../emulator/src/index"
import { createSpApi, type Clock, type SpApiClient } from "../../../src/sp-api"
import { documentsOf, type Documents } from "../../../src/sp-api/documents"

const RATE_SCALE = 100_000

export interface Stage {
  client: SpApiClient
  documents: Documents
  control<T = unknown>(method: string, path: string, input?: object): Promise<T>
  /** Lets the local Amazon's time pass. */
  advance(seconds: number): void
  stop(): Promise<void>
}

/** A local Amazon whose clock stands still, and our client with the grant of one of its sellers. */
export async function openStage(sellerId: string, options: EmulatorOptions = {}): Promise<Stage> {
  const { startEmulator, DEFAULTS } = await import("../../../emulator/src/index")
  let at = Date.parse("2026-11-20T12:00:00Z")
  const clock = { now: () => at }
  // Back-off takes no time; the same instant on both sides.
  const ours: Clock = { now: () => new Date(at), sleep: async () => undefined }
  const emulator = await startEmulator({ rateScale: RATE_SCALE, clock, ...options })
  const control = async <T>(method: string, path: string, input?: object): Promise<T> => {
    const body = input && JSON.stringify(input)
    const response = await fetch(`${emulator.url}/emulator${path}`, { method, body })
    if (!response.ok) {
      throw new Error(`${method} ${path} of the local Amazon: ${await response.text()}`)
    }
    return (await response.json()) as T
  }
  try {
    const grant = await control<{ refreshToken: string }>("POST", "/grants", { sellerId })
    const sp = createSpApi({
      application: {
        applicationId: DEFAULTS.applicationId,
        clientId: DEFAULTS.clientId,
        clientSecrets: [DEFAULTS.clientSecret],
      },
      endpoint: emulator.url,
      rateScale: RATE_SCALE,
      clock: ours,
    })
    const region = sellerId === "A1TULPFE0000JP" ? "fe" : "eu"
    const client = sp.client({ key: sellerId, region, refreshToken: grant.refreshToken })
    const documents = documentsOf(client, { clock: ours })
    const advance = (seconds: number) => void (at += seconds * 1000)
    return { client, documents, control, advance, stop: () => emulator.stop() }
  } catch (error) {
    await emulator.stop()
    throw error
  }
}
