import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

import { guideStepIds, healthActionCodes, healthCheckIds } from "../../../types"
import resources from "../index"

const folder = join(__dirname, "../../../domain/health")
const judgements = readdirSync(folder)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(join(folder, file), "utf8"))
  .join("\n")

const found = (pattern: RegExp) => [
  ...new Set([...judgements.matchAll(pattern)].map(([, code]) => code)),
]
/** Written as the first argument of a finding, or as what one end of something is called. */
const values = [
  ...found(/\b(?:ok|warn|fail|unknown)\(\s*"([a-z_]+)"/g),
  ...found(/\b(?:fine|soon|over): "([a-z_]+)"/g),
  ...found(/\? "([a-z]+_[a-z_]+)" : "[a-z_]+"/g),
]
const remedies = found(/\bcode: "([a-z_]+)"/g)

const texts = resources.en.amazon as Record<string, Record<string, unknown>>
const wordless = (group: string, codes: readonly string[]) =>
  codes.filter((code) => !(code in texts[group]) && !(`${code}_one` in texts[group]))

describe("texts of health and guide", () => {
  it("should be read from the judgements", () => {
    expect(values.length).toBeGreaterThan(60)
    expect(remedies.length).toBeGreaterThan(30)
  })

  it.each<[string, readonly string[]]>([
    ["healthChecks", healthCheckIds],
    ["healthValues", values],
    ["healthRemedies", remedies],
    ["healthActions", healthActionCodes],
    ["guideSteps", guideStepIds],
    ["guideWhy", guideStepIds],
    ["guideHow", guideStepIds],
  ])("should have words for every code of %s", (group, codes) => {
    expect(wordless(group, codes)).toEqual([])
  })
})
