import { parseArgs } from "node:util"

export interface ChaosOptions {
  seed: number
  /** SIGKILLs of workers. */
  kills: number
}

/**
 * `--chaos [--seed N] [--kills N]`; undefined: the smoke alone. Without a seed it is another one each
 * time, and printed.
 * @throws for an argument that means nothing
 */
export function readChaosOptions(args: string[]): ChaosOptions | undefined {
  const { values } = parseArgs({
    args,
    options: {
      chaos: { type: "boolean" },
      seed: { type: "string" },
      kills: { type: "string" },
    },
  })
  const number = (name: "seed" | "kills", least: number, standard: number) => {
    const text = values[name] ?? String(standard)
    if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text)
    throw new Error(`--${name} is "${text}": give a whole number of at least ${least}`)
  }
  if (!values.chaos) {
    if (values.seed ?? values.kills) throw new Error("--seed and --kills are for --chaos")
    return undefined
  }
  return {
    seed: number("seed", 0, Date.now() % 1_000_000),
    kills: number("kills", 1, 10),
  }
}
