import type { Emulator } from "../emulator.js"

/** How many rows the next report of the type is to have, if that was ordered. */
export function takeVolume({ state }: Emulator, reportType: string): number | null {
  const volume = state.reportVolumes.find((entry) => entry.reportType === reportType)
  if (!volume) {
    return null
  }
  volume.count -= 1
  state.reportVolumes = state.reportVolumes.filter((entry) => entry.count > 0)
  return volume.rows
}
