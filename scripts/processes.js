/** What other processes are, told by their ids. CommonJS: plain Node and TypeScript both load it. */
const { execFileSync } = require("node:child_process")
const { existsSync, readFileSync } = require("node:fs")

/** True while a process with this id exists. */
function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === "EPERM"
  }
}

/**
 * When a process was started, as text to compare; empty where that cannot be known. Tells a process
 * from a later one that was given its id, as in a container, where ids begin anew.
 */
function startedAt(pid) {
  const stat = readProc(pid, "stat")
  if (stat === null) return ask(pid, "lstart=")
  // Field 22, counted behind the name in brackets, which may hold blanks: ticks since the boot.
  const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]
  return ticks ? `${bootId()} ${ticks}`.trim() : ""
}

/** Program and arguments of a process; empty where that cannot be known. */
function commandLine(pid) {
  return readProc(pid, "cmdline")?.replaceAll("\0", " ").trim() ?? ask(pid, "args=")
}

/** Null where there is no /proc. */
function readProc(pid, name) {
  if (!existsSync("/proc/self/stat")) return null
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8")
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "ESRCH") return ""
    throw error
  }
}

function bootId() {
  const file = "/proc/sys/kernel/random/boot_id"
  return existsSync(file) ? readFileSync(file, "utf8").trim() : ""
}

function ask(pid, column) {
  if (process.platform === "win32") return ""
  try {
    return execFileSync("ps", ["-ww", "-o", column, "-p", String(pid)], { encoding: "utf8" }).trim()
  } catch {
    return "" // no such process (any more)
  }
}

module.exports = { isAlive, startedAt, commandLine }
