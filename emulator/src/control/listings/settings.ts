import { InputError } from "../../core/input-error.js"
import type { Emulator } from "../../emulator.js"
import { DELAY_KINDS } from "../../listings/settings.js"
import type { DelayKind } from "../../listings/settings.js"
import type { Json } from "../route.js"
import { readIssue } from "./issues.js"
import { readCounts } from "./read.js"

/** `GET /emulator/listing-settings`: what is set; a kind that is not has the general delay. */
export function viewSettings({ state, options }: Emulator) {
  return { ...state.listingSettings, listingDelaySeconds: options.listingDelaySeconds }
}

/** `POST`: `delaySeconds` by kind (null: the general delay again) and `fbaPageSize`. */
export function changeSettings(emulator: Emulator, input: Json) {
  const { delaySeconds = {}, fbaPageSize, ...rest } = input
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined) {
    throw new InputError(`"${unknown}" is unknown: use delaySeconds, fbaPageSize`)
  }
  if (typeof delaySeconds !== "object" || delaySeconds === null) {
    throw new InputError(`delaySeconds: give seconds by kind: ${DELAY_KINDS.join(", ")}`)
  }
  const given = Object.entries(delaySeconds as Json)
  for (const [kind, seconds] of given) {
    const isTime = typeof seconds === "number" && seconds >= 0 && seconds <= 86_400
    if (!DELAY_KINDS.some((known) => known === kind) || !(isTime || seconds === null)) {
      const kinds = DELAY_KINDS.join(", ")
      throw new InputError(`delaySeconds.${kind} is ${String(seconds)}: ${kinds}; 0 to 86400`)
    }
  }
  if (fbaPageSize !== undefined && !(Number.isInteger(fbaPageSize) && Number(fbaPageSize) > 0)) {
    throw new InputError(`fbaPageSize is ${String(fbaPageSize)}: give a whole number above 0`)
  }
  const { listingSettings } = emulator.state
  for (const [kind, seconds] of given) {
    if (seconds === null) {
      delete listingSettings.delaySeconds[kind as DelayKind]
    } else {
      listingSettings.delaySeconds[kind as DelayKind] = seconds as number
    }
  }
  listingSettings.fbaPageSize = Number(fbaPageSize ?? listingSettings.fbaPageSize)
  emulator.changed()
  return viewSettings(emulator)
}

/** `POST /emulator/late-issues`: what Amazon finds some time after it took a change in. */
export function addLateIssue(emulator: Emulator, input: Json) {
  const { sku, attribute, issue = {}, ...rest } = input
  const { afterSeconds = 0, times } = readCounts(rest, ["afterSeconds", "times"])
  const text = (value: unknown, name: string) => {
    if (value !== undefined && typeof value !== "string") {
      throw new InputError(`${name} is ${String(value)}: give a text`)
    }
    return value === undefined ? {} : { [name]: value }
  }
  emulator.state.listingSettings.lateIssues.push({
    ...text(sku, "sku"),
    ...text(attribute, "attribute"),
    ...(times !== undefined && { times }),
    afterSeconds,
    issue: readIssue(issue as Json),
  })
  emulator.changed()
  return viewSettings(emulator)
}

export function clearLateIssues(emulator: Emulator) {
  emulator.state.listingSettings.lateIssues = []
  emulator.changed()
  return viewSettings(emulator)
}
