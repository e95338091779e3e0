import fs from "node:fs"
import path from "node:path"
import { operationsOf } from ".."
import { applicationsOf } from "../applications"
import type { Operation } from "../operation"
import { allOperations } from "./helpers/all-operations"

const FILE = path.join(__dirname, "../../../../docs/sp-api-client.md")

/** Where a developer finds an operation: the client's part that has a method of its name. */
function placeOf({ name }: Operation): string {
  const call = () => Promise.reject(new Error("nothing is called here"))
  const parts = { ...operationsOf(call), application: applicationsOf(call) }
  const found = Object.entries(parts).find(([, part]) => name in part)
  return found ? `${found[0]}.${name}` : `${name} is in no part of the client`
}

/** The cells of the documented table, by row. */
function documented(): string[][] {
  const rows = fs.readFileSync(FILE, "utf8").match(/^\| `\w+\.\w+`.*\|$/gm) ?? []
  return rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim())
  )
}

describe("docs/sp-api-client.md", () => {
  it("lists every operation with its address, limits and whether it is repeated", () => {
    const rows = allOperations().map(({ operation }) => {
      const { method, usagePlan, repeatable } = operation
      return [
        `\`${placeOf(operation)}\``,
        `${method} ${operation.path}`,
        `${usagePlan.rate} / ${usagePlan.burst}`,
        usagePlan.urgentShare ? `${usagePlan.urgentShare * 100} %` : "",
        repeatable ? "yes" : "no",
      ]
    })
    expect(documented()).toEqual(rows.sort(([a], [b]) => (a < b ? -1 : 1)))
  })

  it("lists every iterator over pages", () => {
    const call = () => Promise.reject(new Error("nothing is called here"))
    const methods = Object.entries(operationsOf(call)).flatMap(([part, api]) =>
      Object.keys(api)
        .filter((name) => name.endsWith("Pages"))
        .map((name) => `\`${part}.${name}\``)
    )
    const text = fs.readFileSync(FILE, "utf8")
    expect(methods.length).toBeGreaterThan(5)
    expect(methods.filter((method) => !text.includes(method))).toEqual([])
  })
})
