import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { compareTypes, type Direction, type Schema } from "../types/compare"
import { compareAllTypes } from "../types/compare-all"
import known from "../types/known.json"

it("the client's types are Amazon's, but for what is listed with its reason", async () => {
  const found = await compareAllTypes()
  assert.deepEqual(found.sort(), Object.values(known).flat().sort())
})

describe("the comparison of types", () => {
  const deviations = (ours: Schema, theirs: Schema, direction: Direction = "response") =>
    compareTypes({ schema: ours, document: {} }, { schema: theirs, document: {} }, direction)
  const text = { type: "string" }
  const object = (properties: object, required: string[] = []) => ({
    ...{ type: "object", properties, required },
  })

  it("finds missing and invented properties at every depth", () => {
    const ours = object({ a: { type: "array", items: object({ x: text, y: text }) } })
    const theirs = object({ a: { type: "array", items: object({ x: text, z: text }) }, b: text })
    assert.deepEqual(deviations(ours, theirs), [
      "/a[]/y: is unknown to Amazon",
      "/a[]/z: is missing",
      "/b: is missing",
    ])
  })

  it("lets an answer promise less, and a request leave out no more, than Amazon says", () => {
    const optional = object({ a: text })
    const required = object({ a: text }, ["a"])
    assert.deepEqual(deviations(required, optional), ["/a: is optional at Amazon"])
    assert.deepEqual(deviations(optional, required), [])
    assert.deepEqual(deviations(optional, required, "request"), ["/a: is required by Amazon"])
    assert.deepEqual(deviations(required, optional, "request"), [])
  })

  it("wants every value of an enumeration named, and answers open", () => {
    const theirs = { type: "string", enum: ["A", "B"] }
    const open = { $ref: "#/definitions/Open%3C(%22A%22%7C%22B%22)%3E" }
    assert.deepEqual(deviations(open, theirs), [])
    assert.deepEqual(deviations({ type: "string", enum: ["A"] }, theirs), [
      ": does not name the value B",
      ": is a closed enumeration",
    ])
    assert.deepEqual(deviations(theirs, theirs, "request"), [])
  })

  it("tells kinds apart", () => {
    assert.deepEqual(deviations(text, { type: "integer" }), [": is string, at Amazon number"])
    assert.deepEqual(deviations({ type: "number" }, { type: "integer" }), [])
    assert.deepEqual(deviations(object({}), { type: "array" }), [": is object, at Amazon array"])
  })
})
