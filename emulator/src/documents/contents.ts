import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/**
 * The bytes of documents: in memory, or as files beside the state, so that the state file stays
 * small. Ids are the emulator's own and contain no path.
 */
export class DocumentContents {
  private readonly memory = new Map<string, Buffer>()
  private readonly directory: string | null

  constructor(dataDir: string | undefined) {
    this.directory = dataDir === undefined ? null : join(dataDir, "documents")
    if (this.directory) {
      mkdirSync(this.directory, { recursive: true })
    }
  }

  put(id: string, bytes: Buffer): void {
    if (this.directory) {
      writeFileSync(join(this.directory, id), bytes)
    } else {
      this.memory.set(id, bytes)
    }
  }

  /** Null: nothing has been put. */
  get(id: string): Buffer | null {
    if (!this.directory) {
      return this.memory.get(id) ?? null
    }
    try {
      return readFileSync(join(this.directory, id))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") {
        return null
      }
      throw error
    }
  }

  delete(id: string): void {
    this.memory.delete(id)
    if (this.directory) {
      rmSync(join(this.directory, id), { force: true })
    }
  }
}
