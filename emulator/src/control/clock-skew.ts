import { InputError } from "../core/input-error.js"
import type { Emulator } from "../emulator.js"
import { body } from "./route.js"
import type { Json, Route } from "./route.js"

const MOST = 86_400

/** `POST /emulator/clock-skew`: the `Date` header of all answers is that many `seconds` off. */
export const SKEW_ROUTES: readonly Route[] = [
  ["GET", /^\/emulator\/clock-skew$/, ({ dateSkewMs }) => ({ seconds: dateSkewMs / 1000 })],
  ["POST", /^\/emulator\/clock-skew$/, body(skew)],
]

function skew(emulator: Emulator, { seconds }: Json) {
  if (typeof seconds !== "number" || Math.abs(seconds) > MOST) {
    throw new InputError(`seconds is ${String(seconds)}: give a number from -${MOST} to ${MOST}`)
  }
  emulator.dateSkewMs = seconds * 1000
  return { seconds }
}
