import fs from "node:fs"
import path from "node:path"
import { startChild } from "../../../demo/lib/children"
import { root } from "../../../demo/lib/paths"
import { npm } from "./npm"
import type { Workspace } from "./workspace"

const template = path.join(root, "integration-tests", "host", "shop")
const PLUGIN = "medusa-plugin-amazon"

/** A Medusa shop of its own outside the checkout, as somebody who installs the plugin has one. */
export class Shop {
  readonly directory: string

  constructor(
    private readonly workspace: Workspace,
    readonly env: NodeJS.ProcessEnv
  ) {
    this.directory = path.join(workspace.directory, "shop")
    fs.cpSync(template, this.directory, { recursive: true })
  }

  /** `npm install` of the shop and a tarball of the plugin. @returns what npm said */
  install(name: string, tarball: string): Promise<string> {
    // A path without a version: npm keeps the file's name in the manifest.
    return npm(this.workspace, this.directory, name, ["install", tarball])
  }

  /** What uninstalling takes: the entry in medusa-config, then the package. */
  async uninstall(): Promise<string> {
    const file = path.join(this.directory, "medusa-config.ts")
    const before = fs.readFileSync(file, "utf8")
    const after = before.replace(/^ {2}plugins: \[\n[^]*?^ {2}\],\n/m, "")
    if (after === before || after.includes(PLUGIN)) {
      throw new Error(`${file} has no entry "plugins" of the known form`)
    }
    fs.writeFileSync(file, after)
    return npm(this.workspace, this.directory, "uninstall", ["uninstall", PLUGIN])
  }

  /** Runs Medusa's CLI of the shop to its end. @returns what it said */
  async medusa(name: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
    return this.run(name, [this.cli, ...args], env)
  }

  /** Runs a program of one of the shop's packages. @returns what it said */
  async run(name: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
    const child = startChild({
      name,
      args,
      cwd: this.directory,
      env: { ...this.env, ...env },
      logDir: this.workspace.logDir,
    })
    this.workspace.onStop(() => child.stop(0))
    await child.done
    return fs.readFileSync(child.log, "utf8")
  }

  get cli(): string {
    return this.path("node_modules", "@medusajs", "cli", "cli.js")
  }

  path(...parts: string[]): string {
    return path.join(this.directory, ...parts)
  }

  /** Products, warehouses, regions and an admin user, by the demo's script; it does not stay. */
  async seed(emulatorUrl: string): Promise<void> {
    const demo = this.path("demo")
    for (const part of ["seed.ts", "seed", path.join("lib", "http.ts")]) {
      fs.cpSync(path.join(root, "demo", part), path.join(demo, part), { recursive: true })
    }
    await this.medusa("seed", ["exec", "demo/seed.ts"], { EMULATOR_URL: emulatorUrl })
    fs.rmSync(demo, { recursive: true })
  }

  /** How many copies of a package npm has installed: two of React break the admin. */
  copiesOf(name: string): string[] {
    const lock = JSON.parse(
      fs.readFileSync(this.path("node_modules", ".package-lock.json"), "utf8")
    ) as { packages: Record<string, { version: string }> }
    return Object.entries(lock.packages)
      .filter(([place]) => place.endsWith(`node_modules/${name}`))
      .map(([place, { version }]) => `${place}@${version}`)
  }
}
