import fs from "node:fs"
import path from "node:path"
import type { Shop } from "./shop"

/** What a shop written in TypeScript may import from the plugin. */
const source = `
import { createAmazonStoreWorkflow, importAmazonOrdersWorkflow } from "medusa-plugin-amazon/workflows"
import type { AmazonHomeResponse, AmazonOrderDto } from "medusa-plugin-amazon/types"
import AmazonModule, { AMAZON_MODULE } from "medusa-plugin-amazon/modules/amazon"

type IsAny<T> = 0 extends 1 & T ? true : false
/** Declarations that cannot be found are silently "any". */
const known: [IsAny<typeof createAmazonStoreWorkflow>, IsAny<typeof AmazonModule>] = [false, false]

export const names: string[] = [createAmazonStoreWorkflow.getName(), AMAZON_MODULE, String(known)]
export const workflow = importAmazonOrdersWorkflow
export const order = (state: AmazonOrderDto["state"]): boolean => state === "imported"
export const missing = (home: AmazonHomeResponse): string[] => home.application.missing
`

/** What of it must be there when it runs. */
const program = `
const { createAmazonStoreWorkflow } = require("medusa-plugin-amazon/workflows")
const { AMAZON_MODULE } = require("medusa-plugin-amazon/modules/amazon")
require("medusa-plugin-amazon/types")
if (createAmazonStoreWorkflow.getName() !== "create-amazon-store" || AMAZON_MODULE !== "amazon") {
  throw new Error("the package's entries hold something else")
}
// What has been loaded keeps timers.
process.exit(0)
`

/**
 * Type-checks it as Node resolves packages and as bundlers do, and loads the entries.
 *
 * @throws with the errors of tsc or Node
 */
export async function checkTypes(shop: Shop): Promise<void> {
  const folder = shop.path("types-check")
  fs.mkdirSync(folder)
  fs.writeFileSync(path.join(folder, "uses-plugin.ts"), source)
  await Promise.all([
    compile(shop, folder, "node16", "node16"),
    compile(shop, folder, "esnext", "bundler"),
  ])
  fs.rmSync(folder, { recursive: true })
  await shop.run("require", ["-e", program])
}

async function compile(shop: Shop, folder: string, module: string, moduleResolution: string) {
  const config = path.join(folder, `${moduleResolution}.json`)
  const compilerOptions = {
    ...{ module, moduleResolution, target: "ES2022", strict: true, noEmit: true },
    ...{ skipLibCheck: true, esModuleInterop: true, types: ["node"] },
  }
  fs.writeFileSync(config, JSON.stringify({ compilerOptions, files: ["uses-plugin.ts"] }))
  const tsc = shop.path("node_modules", "typescript", "bin", "tsc")
  await shop.run(`tsc-${moduleResolution}`, [tsc, "-p", config])
}
