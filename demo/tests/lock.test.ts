import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { after, test } from "node:test"
import { tryLock, withLock } from "../../scripts/lock"
import { startedAt } from "../../scripts/processes"

const directory = fs.mkdtempSync(path.join(os.tmpdir(), "lock-test-"))
after(() => fs.rmSync(directory, { recursive: true, force: true }))
const lockFile = (name: string) => path.join(directory, name)

const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"])
after(() => other.kill("SIGKILL"))

test("a lock is held once, also within one process, and free after its release", () => {
  const file = lockFile("own")
  const release = tryLock(file)
  assert.ok(release)
  assert.equal(tryLock(file), null)
  release()
  const again = tryLock(file)
  assert.ok(again)
  again()
})

test("a living owner keeps its lock; a later process with its id does not", () => {
  const file = lockFile("other")
  fs.writeFileSync(file, `${other.pid}\n${startedAt(other.pid!)}`)
  assert.equal(tryLock(file), null)
  fs.writeFileSync(file, `${other.pid}\nanother start`)
  const release = tryLock(file)
  assert.ok(release)
  release()
})

test("our own id, left by an earlier process, holds nothing", () => {
  const file = lockFile("repeated")
  fs.writeFileSync(file, `${process.pid}\n${startedAt(process.pid)}`)
  const release = tryLock(file)
  assert.ok(release)
  release()
})

test("waiting for a lock ends with the signal", async () => {
  const file = lockFile("waiting")
  fs.writeFileSync(file, `${other.pid}\n${startedAt(other.pid!)}`)
  const abort = new AbortController()
  const waiting = withLock(file, async () => assert.fail("the lock is held"), {
    onWait: () => abort.abort(),
    signal: abort.signal,
  })
  await assert.rejects(waiting, { name: "AbortError" })
})
