import { parseArgs } from "node:util"

export interface StockOptions {
  /** Offer items beside the demo's. */
  items: number
  seed: number
  /** How often comparison and plain query take turns. */
  rounds: number
  /** How long stock is changed for the latency; 0: only the comparison. */
  seconds: number
  /** Changes a second. */
  rate: number
  /** Do not fail beyond the limits. */
  noLimit: boolean
}

export const readOptions = (args: string[]): StockOptions => {
  const { values } = parseArgs({
    args,
    options: {
      items: { type: "string", default: "100000" },
      seed: { type: "string", default: "1" },
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "90" },
      rate: { type: "string", default: "3" },
      "no-limit": { type: "boolean", default: false },
    },
    allowPositionals: false,
  })
  const count = (name: "items" | "seed" | "rounds" | "seconds" | "rate", least = 1) => {
    const value = Number(values[name])
    if (!Number.isInteger(value) || value < least) {
      throw new Error(`--${name} must be a whole number of at least ${least}`)
    }
    return value
  }
  return {
    items: count("items", 1000),
    seed: count("seed"),
    rounds: count("rounds"),
    seconds: count("seconds", 0),
    rate: count("rate"),
    noLimit: values["no-limit"],
  }
}
