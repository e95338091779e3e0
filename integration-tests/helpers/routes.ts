import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

const API = path.join(process.cwd(), "src", "api")
const METHOD = /export\s+(?:const|async\s+function|function)\s+(GET|POST|PUT|PATCH|DELETE)\b/g

/** Every route of the plugin as "GET /admin/amazon/stores/:id", read from the folders as Medusa does. */
export const listRoutes = (): string[] =>
  readdirSync(API, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts")
    .flatMap((file) => {
      const folder = path.dirname(file).split(path.sep).join("/")
      const address = `/${folder.replace(/\[(\w+)\]/g, ":$1")}`
      const methods = [...readFileSync(path.join(API, file), "utf8").matchAll(METHOD)]
      if (!methods.length) {
        throw new Error(`${file} exports no method in a form that is known here.`)
      }
      return methods.map(([, method]) => `${method} ${address}`)
    })
    .sort()
