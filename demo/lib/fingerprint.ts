import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { root } from "./paths"

const ignored = new Set(["node_modules", "__tests__", "__fixtures__", ".DS_Store"])

/** Hash of files and folders of the checkout (names and contents); a missing one counts as empty. */
export function fingerprint(names: string[]): string {
  const hash = createHash("sha256")
  const visit = (file: string) => {
    if (!fs.existsSync(file)) return
    if (fs.statSync(file).isDirectory()) {
      for (const name of fs.readdirSync(file).sort()) {
        if (!ignored.has(name)) visit(path.join(file, name))
      }
      return
    }
    const content = createHash("sha256").update(fs.readFileSync(file)).digest("hex")
    hash.update(`${path.relative(root, file)} ${content}\n`)
  }
  for (const name of names) visit(path.join(root, name))
  return hash.digest("hex").slice(0, 16)
}
