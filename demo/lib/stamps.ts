import fs from "node:fs"
import path from "node:path"

/** Remembers in a folder which state of something a database has been brought to. */
export function createStamps(directory: string) {
  const file = path.join(directory, "stamps.json")
  const read = (): Record<string, string> =>
    fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {}
  return {
    has: (key: string, value: string) => read()[key] === value,
    set(key: string, value: string) {
      fs.mkdirSync(directory, { recursive: true })
      fs.writeFileSync(file, JSON.stringify({ ...read(), [key]: value }, null, 2))
    },
  }
}

export type Stamps = ReturnType<typeof createStamps>
