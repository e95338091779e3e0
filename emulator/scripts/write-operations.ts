/** Writes docs/operations.md anew: `node --import tsx scripts/write-operations.ts`. */
import { writeFileSync } from "node:fs"
import { format, resolveConfig } from "prettier"
import { operationsTable } from "./operations-table.js"

const file = new URL("../docs/operations.md", import.meta.url)

const HEAD = `# Served operations

Written by \`node --import tsx scripts/write-operations.ts\` from what the emulator serves and from
Amazon's models; a test compares. Rates and bursts are Amazon's defaults per application and seller,
before the rate scale. \`GET /emulator/operations\` tells the same as JSON.

`
const options = await resolveConfig(file)
writeFileSync(
  file,
  await format(HEAD + (await operationsTable()), { ...options, parser: "markdown" })
)
