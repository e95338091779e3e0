import fs from "node:fs"
import path from "node:path"
import type { Shop } from "./shop"

const INLINE_MAP = /sourceMappingURL=data:application\/json;(?:charset=utf-8;)?base64,(\S+)/

/** Source maps of the installed plugin that tell where it was built. */
export function mapsWithAbsolutePaths(shop: Shop): string[] {
  const directory = shop.path("node_modules", "medusa-plugin-amazon")
  return filesIn(directory, ".js").filter((file) => {
    const map = INLINE_MAP.exec(fs.readFileSync(file, "utf8"))
    if (!map) return false
    const { sourceRoot, sources } = JSON.parse(Buffer.from(map[1], "base64").toString()) as {
      sourceRoot?: string
      sources: string[]
    }
    return [sourceRoot ?? "", ...sources].some((place) => path.isAbsolute(place))
  })
}

/** Names of the migrations that the installed plugin brings. */
export function installedMigrations(shop: Shop): string[] {
  const module = ["node_modules", "medusa-plugin-amazon", ".medusa", "server", "src", "modules"]
  return migrationsIn(shop.path(...module, "amazon", "migrations"))
}

export function migrationsIn(directory: string): string[] {
  const names = fs.readdirSync(directory).map((file) => /^(Migration\d+)\.[jt]s$/.exec(file)?.[1])
  return names.filter((name) => name !== undefined).sort()
}

function filesIn(directory: string, ending: string): string[] {
  return fs
    .readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
}
