import type { Emulator } from "../emulator.js"
import type { Fate, FateRule } from "./types.js"

/** The fate of the next job of the type, if one was ordered; it is used up by one. */
export function takeFate(emulator: Emulator, kind: FateRule["kind"], type: string): Fate | null {
  const { fates } = emulator.state
  const rule = fates.find(
    (entry) => entry.kind === kind && (entry.type === null || entry.type === type)
  )
  if (!rule) {
    return null
  }
  rule.count -= 1
  emulator.state.fates = fates.filter((entry) => entry.count > 0)
  return rule.fate
}
