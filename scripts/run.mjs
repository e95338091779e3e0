#!/usr/bin/env node
/**
 * `node scripts/run.mjs file.ts [arguments]`: makes sure the dependencies are installed, then runs
 * a TypeScript file with them. The file's exit code and signals are passed on.
 */
import { spawn } from "node:child_process"
import path from "node:path"
import { ensureInstall, root } from "./ensure-install.mjs"

async function main() {
  const [file, ...rest] = process.argv.slice(2)
  if (!file) {
    console.error("Usage: node scripts/run.mjs <file.ts> [arguments]")
    process.exitCode = 2
    return
  }
  await ensureInstall()
  const child = spawn(process.execPath, ["--import", "tsx", path.resolve(root, file), ...rest], {
    cwd: root,
    stdio: "inherit",
  })
  // A terminal signals the whole group, others only us: the child may get a signal twice.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
  child.on("exit", (code, signal) => (process.exitCode = signal ? 1 : (code ?? 1)))
}

main().catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
