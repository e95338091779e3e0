import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

import {
  AMAZON_STATUSES,
  CONNECTION_ERRORS,
  DATAFLOWS,
  HELD_REASONS,
  LISTING_TABS,
  OPERATIONS,
  ORDER_STATES,
  ORDER_TABS,
  OUTBOX_STATES,
  RUN_COUNTS,
  SEVERITIES,
  STORE_STATUSES,
} from "../../lib/codes"
import { amazonRights, failureReasons, refusalCodes } from "../../../types"
import resources from "../index"

const PLURAL = /_(one|other)$/
const VARIANT = /_(one|other|done|lacking)$/

function flatten(node: object, prefix = ""): Record<string, string> {
  return Object.entries(node).reduce<Record<string, string>>((flat, [key, value]) => {
    const path = prefix ? `${prefix}.${key}` : key
    return typeof value === "string"
      ? { ...flat, [path]: value }
      : { ...flat, ...flatten(value as object, path) }
  }, {})
}

const texts = Object.fromEntries(
  Object.entries(resources).map(([language, { amazon }]) => [language, flatten(amazon)])
)
const languages = Object.keys(texts)
const keys = Object.keys(texts.en)
const names = new Set(keys.map((key) => key.replace(VARIANT, "")))

const read = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(
      (file) => /\.tsx?$/.test(file) && !file.includes("__tests__") && !file.endsWith(".d.ts")
    )
    .map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }))

const admin = join(__dirname, "../..")
const plugin = join(admin, "..")
const sources = read(admin)
const everything = read(plugin)
const server = everything.filter(({ file }) => !file.startsWith("admin"))

const matches = (pattern: RegExp, where = sources) =>
  where.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, found]) => found))

/** Keys written out, in `t("…")` and where a component is given a key. */
const written = new Set([
  ...matches(/\bt\(\s*"([^"]+)"/g),
  ...matches(/[?:]\s*t\(\s*"([^"]+)"/g),
  ...matches(/\blabel: "(menu\.[a-z]+)"/g),
  ...matches(/<Breadcrumb name="([^"]+)"/g),
])
/** Groups whose key ends in a code: t(`group.${…}`) and code("group", …). */
const groups = new Set([
  ...matches(/\bt\(\s*`([A-Za-z.]+)\.\$\{/g),
  ...matches(/\bcode\(\s*"([A-Za-z]+)"/g),
  ...matches(/<CodeBadge\s+group="([A-Za-z]+)"/g),
  ...matches(/: "(heldReasonNames|flows|amazonStatus|operations)"/g),
])
const groupOf = (key: string) => key.slice(0, key.lastIndexOf("."))

describe("texts of the admin", () => {
  it.each(languages)("should have every text in %s", (language) => {
    expect(Object.keys(texts[language]).sort()).toEqual([...keys].sort())
  })

  it.each(languages)("should leave no text empty in %s", (language) => {
    expect(Object.keys(texts[language]).filter((key) => !texts[language][key].trim())).toEqual([])
  })

  it("should use the same parameters in every language", () => {
    const parameters = (text: string) =>
      [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name))].sort()
    const differing = keys.filter((key) =>
      languages.some(
        (language) => parameters(texts[language][key]).join() !== parameters(texts.en[key]).join()
      )
    )
    expect(differing).toEqual([])
  })

  it("should have both forms of every plural", () => {
    const plurals = keys.filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, ""))
    const incomplete = plurals.filter(
      (name) => !keys.includes(`${name}_one`) || !keys.includes(`${name}_other`)
    )
    expect(incomplete).toEqual([])
  })

  it("should have a text for every key the code writes", () => {
    expect(written.size).toBeGreaterThan(200)
    expect([...written].filter((key) => !names.has(key))).toEqual([])
  })

  it("should have a group for every code the code looks up", () => {
    const existing = new Set([...names].map(groupOf))
    expect([...groups].filter((group) => !existing.has(group))).toEqual([])
  })

  it("should have no text that nothing shows", () => {
    const unused = [...names].filter((name) => !written.has(name) && !groups.has(groupOf(name)))
    expect(unused).toEqual([])
  })

  it.each<[string, readonly string[]]>([
    ["amazonStatus", AMAZON_STATUSES],
    ["askForRight", amazonRights],
    ["connectionErrors", CONNECTION_ERRORS],
    ["counts", RUN_COUNTS],
    ["failures", failureReasons],
    ["failureRemedies", failureReasons],
    ["flows", DATAFLOWS],
    ["flowTexts", DATAFLOWS],
    ["flowBlocked", DATAFLOWS],
    ["heldReasonNames", HELD_REASONS],
    ["heldReasons", HELD_REASONS],
    ["heldRemedies", HELD_REASONS],
    ["listingTabs", LISTING_TABS],
    ["operations", OPERATIONS],
    ["orderState", ORDER_STATES],
    ["orderTabs", ORDER_TABS],
    ["outboxState", OUTBOX_STATES],
    ["refusals", refusalCodes],
    ["severity", SEVERITIES],
    ["storeStatus", STORE_STATUSES],
  ])("should have words for every code of %s", (group, codes) => {
    expect(codes.filter((code) => !names.has(`${group}.${code}`))).toEqual([])
  })

  it("should have words for every problem the server raises", () => {
    const raising = server.filter(({ text }) => /problems(\n\s*)?\.raise\(/.test(text))
    const raised = matches(/\bcode: "([a-z_]+)"/g, raising)
    expect(raised.length).toBeGreaterThan(8)
    // Why a shipment is refused becomes the problem shipment_<why>.
    const wordless = raised.filter(
      (code) => !names.has(`problems.${code}`) && !names.has(`problems.shipment_${code}`)
    )
    expect(wordless).toEqual([])
  })

  it("should know the code of every refusal, and give no error without one", () => {
    const refused = matches(/\b(?:notAllowed|notFound|fault)\(\s*"([a-z_]+)"/g, server).concat(
      matches(/\binvalid\(\s*[^,]+,\s*"([a-z_]+)"/g, server),
      matches(/\? "([a-z_]+)" : "instant_invalid"/g, server)
    )
    expect(refused.length).toBeGreaterThan(30)
    const codes: readonly string[] = refusalCodes
    expect(refused.filter((code) => !codes.includes(code))).toEqual([])
    // Options are checked at the start, before there is anybody to tell; those stop it.
    const atStart = ["modules/amazon/lib/options.ts", "modules/amazon/lib/secrets.ts"]
    const codeless = server.filter(
      ({ file, text }) => /new MedusaError\(/.test(text) && !atStart.includes(file)
    )
    expect(codeless.map(({ file }) => file)).toEqual([])
  })

  it("should have words for everything that happens to an order", () => {
    const orders = server.filter(({ file }) => /orders|shipments/.test(file))
    const happened = matches(/\bwhat: "([a-z_]+)"/g, orders)
    expect(happened.length).toBeGreaterThan(4)
    expect(happened.filter((what) => !names.has(`events.${what}`))).toEqual([])
  })

  it("should have words for everything a data flow counts", () => {
    const counted = matches(/\bcount\(\s*"([a-z_]+)"/g, server)
    expect(counted.length).toBeGreaterThan(8)
    expect(counted.filter((name) => !RUN_COUNTS.includes(name))).toEqual([])
  })

  it("should have no words for a code that nothing gives", () => {
    // The lists of codes prove nothing.
    const givers = everything.filter(({ file }) => !/(codes|refusals|failures)\.ts$/.test(file))
    const all = givers.map(({ text }) => text).join("\n")
    const strangers = [...names].filter((name) => {
      const code = name.slice(name.lastIndexOf(".") + 1).replace(/^shipment_(?=tracking|no_)/, "")
      return (
        groups.has(groupOf(name)) && code !== "unknown" && !new RegExp(`\\b${code}\\b`).test(all)
      )
    })
    expect(strangers).toEqual([])
  })

  it("should address people as Sie in German and as je in Dutch", () => {
    const said = (language: string, pattern: RegExp) =>
      keys.filter((key) => pattern.test(texts[language][key]))
    expect(said("de", /\b(du|dein|deine|dir|dich)\b/i)).toEqual([])
    expect(said("nl", /\b(u|uw)\b/i)).toEqual([])
  })

  it("should not shout", () => {
    const loud = languages.flatMap((language) =>
      keys.filter((key) => texts[language][key].includes("!"))
    )
    expect(loud).toEqual([])
  })
})
