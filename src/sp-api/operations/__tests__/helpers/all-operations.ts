import fs from "node:fs"
import path from "node:path"
import type { Operation } from "../../operation"

const FOLDER = path.join(__dirname, "..", "..")

/** Every operation that a file of this folder exports. */
export function allOperations(): { file: string; operation: Operation }[] {
  const files = fs.readdirSync(FOLDER).filter((name) => name.endsWith(".ts"))
  return files.flatMap((file) =>
    Object.values(jest.requireActual<Record<string, unknown>>(path.join(FOLDER, file)))
      .filter(isOperation)
      .map((operation) => ({ file, operation }))
  )
}

function isOperation(value: unknown): value is Operation {
  return typeof value === "object" && value !== null && "usagePlan" in value && "path" in value
}
