import type { Example } from "../../emulator/src/replay/examples"
import { openLocalAmazon } from "../local-amazon"
import type { LoggedCall } from "./arrival"
import type { Stage } from "./play"

export interface OpenStage extends Stage {
  examples: readonly Example[]
  close(): Promise<void>
}

/** Starts the local Amazon in replay mode and connects the client to one of its sellers. */
export async function openStage(modelsDir?: string): Promise<OpenStage> {
  const { sp, client, control, close } = await openLocalAmazon(
    { replay: true, modelsDir },
    { maxAttempts: 1 }
  )
  let seen = 0
  return {
    ...{ sp, client, close },
    examples: (await control<{ examples: Example[] }>("GET", "/replay")).examples,
    choose: async ({ id }) => void (await control("POST", "/replay", { example: id })),
    newCalls: async () => {
      const { last } = await control<{ last: LoggedCall[] }>("GET", "/calls?last=100")
      const fresh = last.filter(({ seq }) => seq > seen)
      seen = Math.max(seen, ...fresh.map(({ seq }) => seq))
      return fresh.filter(({ operation }) => operation !== "token" && operation !== "consent")
    },
  }
}
