import { InputError } from "../core/input-error.js"
import type { Emulator } from "../emulator.js"
import { parseUrl } from "../options.js"
import { rescale } from "./administer.js"
import type { Json } from "./route.js"

/** Options in seconds that may change while the emulator runs: name, what it means, the most. */
const SECONDS = [
  ["listingDelaySeconds", "until an accepted change of a listing takes effect", 86_400],
  ["feedDelaySeconds", "until a feed is taken from the queue", 86_400],
  ["feedProcessingSeconds", "until a feed taken from the queue is done", 86_400],
  ["reportDelaySeconds", "until a report is taken from the queue", 86_400],
  ["reportProcessingSeconds", "until a report taken from the queue is done", 86_400],
  ["notificationDelaySeconds", "until a notification is in its queue", 86_400],
] as const

/** `GET /emulator/settings`. */
export function viewSettings({ options, limits }: Emulator) {
  return {
    rateScale: limits.scale,
    judge: options.judge,
    loginUri: options.loginUri ?? null,
    delays: SECONDS.map(([name, meaning, most]) => ({
      name,
      meaning,
      most,
      seconds: options[name],
    })),
  }
}

/** `POST /emulator/settings`: `rateScale`, `loginUri` and delays by name; all are checked before one is set. */
export function changeSettings(emulator: Emulator, input: Json) {
  const known = ["rateScale", "loginUri", ...SECONDS.map(([name]) => name)]
  const unknown = Object.keys(input).filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    throw new InputError(`"${unknown.join(", ")}" cannot be set: use ${known.join(", ")}`)
  }
  const delays = SECONDS.filter(([name]) => input[name] !== undefined)
  for (const [name, , most] of delays) {
    const value = input[name]
    if (typeof value !== "number" || !(value >= 0 && value <= most)) {
      throw new InputError(`${name} is ${String(value)}: give seconds from 0 to ${most}`)
    }
  }
  const loginUri = readLoginUri(input)
  if (input.rateScale !== undefined) {
    rescale(emulator, { scale: input.rateScale })
  }
  for (const [name] of delays) {
    emulator.options[name] = input[name] as number
  }
  if (loginUri !== undefined) {
    emulator.options.loginUri = loginUri ?? undefined
  }
  return viewSettings(emulator)
}

/** Undefined: it stays; null: there is none any more. */
function readLoginUri({ loginUri }: Json): string | null | undefined {
  if (loginUri === undefined || loginUri === null) {
    return loginUri
  }
  return parseUrl(String(loginUri), "loginUri")
}
