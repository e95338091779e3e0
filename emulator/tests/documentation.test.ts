import assert from "node:assert/strict"
import { execFile } from "node:child_process"
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { after, before, test } from "node:test"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { operationsTable } from "../scripts/operations-table.js"
import { answerControl } from "../src/control/routes.js"
import type { Emulator } from "../src/emulator.js"
import { FAULT_KINDS, startEmulator } from "../src/index.js"
import type { RunningEmulator } from "../src/index.js"

const run = promisify(execFile)
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const documents = ["README.md", ...readdirSync(here("../docs")).map((name) => `docs/${name}`)].map(
  (name) => ({ name, text: readFileSync(here(`../${name}`), "utf8") })
)
const everything = documents.map(({ text }) => text).join("\n")

let path: string
before(() => {
  path = mkdtempSync(join(tmpdir(), "emulator-docs-"))
  chmodSync(here("support/curl.mjs"), 0o755)
  symlinkSync(here("support/curl.mjs"), join(path, "curl"))
})
after(() => rmSync(path, { recursive: true }))

/** Code blocks of one language, with the documentation's address replaced by a running one. */
function blocks(text: string, language: string, { url }: RunningEmulator): string[] {
  const found = text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))
  const { host } = new URL(url)
  return [...found].map((match) => (match[1] as string).replaceAll("127.0.0.1:4010", host))
}

for (const { name, text } of documents.filter((document) => document.text.includes("```sh\n"))) {
  test(`the commands in ${name} work, one after the other`, async () => {
    const emulator = await startEmulator()
    try {
      const script = ["set -eu", ...blocks(text, "sh", emulator)].join("\n")
      const PATH = [path, process.env.PATH].join(delimiter)
      await run("sh", ["-c", script], { env: { ...process.env, PATH } })
    } finally {
      await emulator.stop()
    }
  })
}

test("the JavaScript in the documentation works", async () => {
  const emulator = await startEmulator()
  try {
    const examples = documents.flatMap(({ text }) => blocks(text, "js", emulator))
    assert.ok(examples.length >= 2)
    for (const example of examples) {
      const code = example.replaceAll('"sp-api-emulator"', JSON.stringify(here("../src/index.ts")))
      await run(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code])
    }
  } finally {
    await emulator.stop()
  }
})

test("the list of operations is what is served", async () => {
  const words = (text: string) => text.replace(/[\s-]+/g, " ")
  const file = documents.find(({ name }) => name === "docs/operations.md")?.text ?? ""
  assert.ok(
    words(file).includes(words(await operationsTable()).trim()),
    "run: node --import tsx scripts/write-operations.ts (in emulator/)"
  )
})

test("every address of the control API and every fault is documented", () => {
  const request = { method: "GET", path: "/emulator/nothing" } as Parameters<
    typeof answerControl
  >[1]
  const { body } = answerControl({} as Emulator, request)
  const { routes } = body as { routes: string[] }
  const reference = documents.find(({ name }) => name === "docs/control-api.md")?.text ?? ""
  const missing = routes
    .map((route) => route.replace(/\/:id/g, "/…").replace("/emulator", ""))
    .filter((route) => !reference.includes(`\`${route}\``))
  assert.deepEqual(missing, [], "document them in docs/control-api.md")
  assert.deepEqual(
    FAULT_KINDS.filter((kind) => !reference.includes(`\`${kind}\``)),
    []
  )
})

test("every option of the command is documented", async () => {
  const bin = here("../bin/sp-api-emulator.mjs")
  const { stdout } = await run(process.execPath, [bin, "--help"])
  const options = [...stdout.matchAll(/^ {2}(--[a-z-]+)/gm)].map((match) => match[1] as string)
  assert.ok(options.length > 10)
  assert.deepEqual(
    options.filter((option) => option !== "--help" && !everything.includes(`\`${option}`)),
    []
  )
})

test("links between the documents lead somewhere", () => {
  for (const { name, text } of documents) {
    for (const [, target] of text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)) {
      const base = new URL(`../${name}`, import.meta.url)
      assert.doesNotThrow(() => readFileSync(new URL(target as string, base)), `${name}: ${target}`)
    }
  }
})
