import fs from "node:fs"
import path from "node:path"
import { startChild } from "../../../demo/lib/children"
import { fingerprint } from "../../../demo/lib/fingerprint"
import { root } from "../../../demo/lib/paths"
import { withLock } from "../../../scripts/lock"
import { npm } from "./npm"
import { say } from "./say"
import type { Workspace } from "./workspace"

const sources = [
  ...["src", "package.json", "package-lock.json", "tsconfig.json", "medusa-config.ts"],
  ...["README.md", "LICENSE", "CHANGELOG.md"],
]
const tarballs = path.join(root, ".cache", "tarballs")

export interface Tarball {
  file: string
  /** Bytes packed and unpacked. */
  size: number
  unpackedSize: number
  /** Paths in the package. */
  files: string[]
}

/** The plugin as it would be published; a tarball of these very sources is used again. */
export async function packPlugin(workspace: Workspace): Promise<Tarball> {
  const directory = path.join(tarballs, fingerprint(sources))
  const description = path.join(directory, "pack.json")
  const work = async () => {
    if (!fs.existsSync(description)) await buildAndPack(workspace, directory)
  }
  // The folder of the build is the checkout's.
  await withLock(path.join(root, ".cache", "plugin-build.lock"), work, {
    onWait: () => say("Another command is building the plugin; waiting for it"),
  })
  const [packed] = JSON.parse(fs.readFileSync(description, "utf8"))
  return {
    file: path.join(directory, packed.filename),
    size: packed.size,
    unpackedSize: packed.unpackedSize,
    files: packed.files.map((file: { path: string }) => file.path),
  }
}

async function buildAndPack(workspace: Workspace, directory: string) {
  const build = startChild({
    name: "plugin-build",
    args: [require.resolve("@medusajs/cli/cli.js"), "plugin:build"],
    logDir: workspace.logDir,
    env: { NODE_ENV: "development" },
  })
  workspace.onStop(() => build.stop(0))
  await build.done
  fs.rmSync(tarballs, { recursive: true, force: true })
  fs.mkdirSync(directory, { recursive: true })
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", directory]
  const said = await npm(workspace, root, "pack", args)
  fs.writeFileSync(path.join(directory, "pack.json"), said.slice(said.indexOf("[\n")))
}
