import { parseArgs } from "node:util"

export interface SpApiOptions {
  /** How long each way is used at each concurrency in each round. */
  seconds: number
  /** How often the ways take turns. */
  rounds: number
  /** Calls under way at once. */
  concurrencies: number[]
  /** Of the large report; the small one has a tenth. 0: no report. */
  rows: number
  /** Let the local Amazon judge requests and answers by Amazon's models: slower, all ways alike. */
  judge: boolean
  /** Do not fail beyond the limits. */
  noLimit: boolean
}

export const readOptions = (args: string[]): SpApiOptions => {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: "string", default: "0.3" },
      rounds: { type: "string", default: "15" },
      concurrency: { type: "string", default: "1,8,32" },
      rows: { type: "string", default: "1000000" },
      judge: { type: "boolean", default: false },
      "no-limit": { type: "boolean", default: false },
    },
    allowPositionals: false,
  })
  const whole = (name: string, text: string, least: number) => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < least) {
      throw new Error(`--${name} must be a whole number of at least ${least}`)
    }
    return value
  }
  const seconds = Number(values.seconds)
  if (!(seconds > 0)) {
    throw new Error("--seconds must be above 0")
  }
  return {
    seconds,
    rounds: whole("rounds", values.rounds, 1),
    concurrencies: values.concurrency.split(",").map((part) => whole("concurrency", part, 1)),
    rows: whole("rows", values.rows, 0),
    judge: values.judge,
    noLimit: values["no-limit"],
  }
}
