/** Locks between the commands of one checkout. Plain Node: installing needs one before all else. */
const fs = require("node:fs")
const path = require("node:path")
const { setTimeout: sleep } = require("node:timers/promises")
const { isAlive, startedAt } = require("./processes")

/** Locks of this very process: its id in any other file was written by an earlier process. */
const held = new Set()

/** Process id in a lock; 0 when there is none. */
function readOwner(file) {
  return read(file).pid
}

function read(file) {
  if (!fs.existsSync(file)) return { pid: 0, started: "" }
  const [pid, started = ""] = fs.readFileSync(file, "utf8").split("\n")
  return { pid: Number.parseInt(pid, 10) || 0, started }
}

/** True while the process that wrote the lock lives; a later one with its id does not count. */
function isHeld(file) {
  const { pid, started } = read(file)
  if (pid === process.pid) return held.has(path.resolve(file))
  return isAlive(pid) && (started === "" || startedAt(pid) === started)
}

/**
 * Takes `file` as a lock of this process; a lock whose owner is gone is taken over.
 *
 * @param {string} file
 * @returns {(() => void) | null} the release function, or null when somebody holds it
 */
function tryLock(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  // Written elsewhere and linked, so that the lock never exists without its owner's id.
  const own = `${file}.${process.pid}`
  fs.writeFileSync(own, `${process.pid}\n${startedAt(process.pid)}`)
  try {
    for (;;) {
      try {
        fs.linkSync(own, file)
        held.add(path.resolve(file))
        return () => {
          held.delete(path.resolve(file))
          if (readOwner(file) === process.pid) fs.rmSync(file, { force: true })
        }
      } catch (error) {
        if (error.code !== "EEXIST") throw error
      }
      if (isHeld(file)) return null
      fs.rmSync(file, { force: true })
    }
  } finally {
    fs.rmSync(own, { force: true })
  }
}

/**
 * Runs `work` while holding the lock; waits for another process that has it.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {{ onWait: () => void, signal?: AbortSignal }} options `signal` ends the waiting
 * @returns {Promise<T>}
 */
async function withLock(file, work, { onWait, signal }) {
  let release = tryLock(file)
  if (!release) onWait()
  while (!release) {
    await sleep(250, undefined, { signal })
    release = tryLock(file)
  }
  try {
    signal?.throwIfAborted()
    return await work()
  } finally {
    release()
  }
}

module.exports = { readOwner, tryLock, withLock }
