import {
  mkdirSync,
  openSync,
  closeSync,
  fsyncSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs"
import { join } from "node:path"
import { emptyState } from "./state.js"
import type { EmulatorState } from "./state.js"

const DELAY_MS = 500
/** A large state is written less often, so that writing takes a tenth of the time at most. */
const REST = 9

/**
 * Keeps the state in DIR/state.json: written beside it and renamed, so that a kill leaves either
 * the old or the new file, and at most half a second of changes is lost (more of a large state).
 */
export class StateFile {
  private readonly path: string
  private timer: NodeJS.Timeout | null = null
  private lastTookMs = 0

  constructor(
    directory: string,
    private readonly contents: () => EmulatorState
  ) {
    mkdirSync(directory, { recursive: true })
    this.path = join(directory, "state.json")
  }

  /** Says that the state has changed; writes soon. */
  changed(): void {
    this.timer ??= setTimeout(() => this.save(), Math.max(DELAY_MS, REST * this.lastTookMs))
  }

  save(): void {
    if (this.timer) {
      clearTimeout(this.timer)
      this.timer = null
    }
    const started = performance.now()
    const temporary = `${this.path}.new`
    const file = openSync(temporary, "w")
    try {
      writeSync(file, JSON.stringify(this.contents()))
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, this.path)
    this.lastTookMs = performance.now() - started
  }
}

/** The state saved in the directory, or null when there is none. Throws when it cannot be read. */
export function loadState(directory: string): EmulatorState | null {
  const path = join(directory, "state.json")
  let text: string
  try {
    text = readFileSync(path, "utf8")
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return null
    }
    throw error
  }
  const state = parse(path, text)
  if (state.version !== 1) {
    throw new Error(
      `${path} has format ${String(state.version)}, this emulator reads 1: delete the directory to start afresh`
    )
  }
  // A file of an older version lacks the parts that came later.
  return { ...emptyState(state.seed, state.startedAt), ...state }
}

function parse(path: string, text: string): EmulatorState {
  try {
    return JSON.parse(text) as EmulatorState
  } catch (error) {
    throw new Error(
      `${path} is not JSON (${(error as Error).message}): delete the directory to start afresh`
    )
  }
}
