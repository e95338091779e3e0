import { InputError } from "../core/input-error.js"
import { body } from "../control/route.js"
import type { Route } from "../control/route.js"
import type { Emulator } from "../emulator.js"
import type { Replay } from "./replay.js"

/** The control API of replay mode. */
export const REPLAY_ROUTES: readonly Route[] = [
  ["GET", /^\/emulator\/replay$/, (emulator) => ({ examples: replayOf(emulator).examples })],
  [
    "POST",
    /^\/emulator\/replay$/,
    body((emulator, { example }) => ({ next: replayOf(emulator).choose(String(example)) })),
  ],
]

function replayOf(emulator: Emulator): Replay {
  if (!emulator.replay) {
    throw new InputError("replay is off: start the emulator with --replay")
  }
  return emulator.replay
}
