import { parseArgs } from "node:util"

export interface FaultOptions {
  subject: string
  /** Lives that must die. */
  runs: number
  /** Real SIGKILLs. */
  kills: number
  seed: number
}

const whole = (name: string, value: string): number => {
  const number = Number(value)
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number)) {
    throw Object.assign(new Error(`--${name} is "${value}": give a whole number`), {
      code: "ERR_PARSE_ARGS_VALUE",
    })
  }
  return number
}

export const readOptions = (args: string[], subjects: string[]): FaultOptions => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      runs: { type: "string", default: "5000" },
      kills: { type: "string", default: "150" },
      seed: { type: "string", default: "1" },
    },
  })
  const [subject, ...more] = positionals
  if (!subjects.includes(subject) || more.length) {
    throw Object.assign(
      new Error(
        `Usage: npm run test:faults -- ${subjects.join("|")} [--runs N] [--kills N] [--seed N]`
      ),
      { code: "ERR_PARSE_ARGS_SUBJECT" }
    )
  }
  return {
    subject,
    runs: whole("runs", values.runs),
    kills: whole("kills", values.kills),
    seed: whole("seed", values.seed),
  }
}
