import { waitFor } from "../../../demo/lib/wait"
import { removeWorkspace } from "./workspace"

/** Waits for the end of whoever started it, which closes its input, and tidies up after that. */
const [directory] = process.argv.slice(2)

process.stdin.resume()
process.stdin.once("end", () => {
  const removed = async () => (await removeWorkspace(directory)) || null
  waitFor(removed, 60, () => `the run that uses ${directory} does not end`, 100).catch(
    () => (process.exitCode = 1)
  )
})
