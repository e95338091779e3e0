import fs from "node:fs"
import path from "node:path"
import { withLock } from "../../scripts/lock"
import { fingerprint } from "./fingerprint"
import { medusa } from "./medusa-cli"
import { buildsDir, root } from "./paths"
import type { Child } from "./children"
import type { Reporter } from "./report"

const sources = ["src", "medusa-config.ts", "tsconfig.json", "package-lock.json"]
const kept = 3

export interface Build {
  /** Folder to run `medusa start` in; exists once `done` has resolved. */
  directory: string
  /** False when the sources have not changed since an earlier build. */
  needed: boolean
  done: Promise<void>
  stop(): Promise<void>
}

/**
 * Builds server and admin unless a build of these very sources exists. Each state of the sources
 * has its own folder, so that a build never pulls the files away under a running server.
 */
export function ensureBuild(logDir: string, report: Reporter, withAdmin = true): Build {
  const complete = path.join(buildsDir, fingerprint(sources))
  // A build without the admin takes a third of the time; a complete one serves as well.
  const directory = withAdmin || fs.existsSync(complete) ? complete : `${complete}-api`
  if (fs.existsSync(directory)) {
    // The newest builds are kept: being used makes one new.
    const now = new Date()
    fs.utimesSync(directory, now, now)
    return { directory, needed: false, done: Promise.resolve(), stop: async () => {} }
  }
  let child: Child | undefined
  const stopped = new AbortController()
  const build = async () => {
    if (fs.existsSync(directory)) return
    child = medusa({
      args: ["build", "--no-lint"],
      name: "build",
      logDir,
      env: { DISABLE_MEDUSA_ADMIN: withAdmin ? "false" : "true" },
    })
    await child.done
    fs.mkdirSync(buildsDir, { recursive: true })
    fs.renameSync(path.join(root, ".medusa", "app"), directory)
    removeOldBuilds()
  }
  const done = withLock(path.join(root, ".cache", "build.lock"), build, {
    onWait: () => report.say("Another command is building; waiting for it"),
    signal: stopped.signal,
  })
  done.catch(() => undefined)
  const stop = async () => {
    stopped.abort()
    await child?.stop(0)
  }
  return { directory, needed: true, done, stop }
}

function removeOldBuilds() {
  const builds = fs
    .readdirSync(buildsDir)
    .map((name) => path.join(buildsDir, name))
    .sort((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs)
  for (const old of builds.slice(kept)) fs.rmSync(old, { recursive: true, force: true })
}
