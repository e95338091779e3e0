import type { Emulator } from "../emulator.js"

/** The next of the running numbers that Amazon gives to feeds, reports, schedules and the like. */
export function nextNumber(emulator: Emulator): string {
  emulator.state.lastNumber += 1
  return String(emulator.state.lastNumber)
}
