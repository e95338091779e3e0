import { readdirSync } from "node:fs"
import { join } from "node:path"

/** Folders that Medusa's compiler leaves out: a route in one of them answers 404 in a built shop. */
const LEFT_OUT = ["test", "tests", "integration-tests"]

describe("folders of the plugin", () => {
  const folders = readdirSync(join(__dirname, "../.."), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

  it("should have no name that Medusa's build leaves out", () => {
    expect(folders.length).toBeGreaterThan(50)
    expect(folders.filter((name) => LEFT_OUT.includes(name))).toEqual([])
  })
})
