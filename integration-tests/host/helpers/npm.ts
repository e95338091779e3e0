import { execFileSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { startChild } from "../../../demo/lib/children"
import type { Workspace } from "./workspace"

/** npm's own program, run by this very Node. */
function npmProgram(): string {
  const running = process.env.npm_execpath
  if (running && path.basename(running) === "npm-cli.js") return running
  const command = execFileSync("sh", ["-c", "command -v npm"], { encoding: "utf8" }).trim()
  return fs.realpathSync(command)
}

/**
 * Runs npm in a folder. @returns what it said
 *
 * @throws when it fails, with its errors
 */
export async function npm(
  workspace: Workspace,
  directory: string,
  name: string,
  args: string[]
): Promise<string> {
  const quiet = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel=warn"]
  const child = startChild({
    name,
    args: [npmProgram(), ...args, ...quiet],
    cwd: directory,
    // A shop's developer has the development packages: the admin is built with them.
    env: { NODE_ENV: "development" },
    logDir: workspace.logDir,
  })
  workspace.onStop(() => child.stop(0))
  await child.done
  return fs.readFileSync(child.log, "utf8")
}
