import type { Bench } from "./run"

/** Stock comparison beside plain SQL, and how soon a change reaches Amazon. */
export const bench: Bench = async () => {
  throw new Error("bench stock is not there yet")
}
