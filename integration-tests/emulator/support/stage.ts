import { openLocalAmazon } from "../../../contract/local-amazon"
import type { EmulatorOptions } from "../../../emulator/src/index"
import type { Clock, SpApiClient } from "../../../src/sp-api"
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
export async function openStage(
  seller: "EU" | "FE",
  options: EmulatorOptions = {}
): Promise<Stage> {
  let at = Date.parse("2026-11-20T12:00:00Z")
  // Back-off takes no time; the same instant on both sides.
  const clock: Clock = { now: () => new Date(at), sleep: async () => undefined }
  const { client, control, close } = await openLocalAmazon(
    { rateScale: RATE_SCALE, clock: { now: () => at }, ...options },
    { seller, clock }
  )
  const documents = documentsOf(client, { clock })
  const advance = (seconds: number) => void (at += seconds * 1000)
  return { client, documents, control, advance, stop: close }
}
