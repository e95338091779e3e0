import { invalidInput } from "../../http/answer.js"
import { listOf } from "../../http/request.js"
import { INCLUDED_DATA } from "../../orders/present.js"

/** The data sets asked for. Throws InvalidInput for an unknown one. */
export function readIncludedData(query: URLSearchParams): ReadonlySet<string> {
  const names = listOf(query, "includedData")
  const wrong = names.find((name) => !(INCLUDED_DATA as readonly string[]).includes(name))
  if (wrong !== undefined) {
    throw invalidInput(`includedData has the unknown value ${wrong}.`)
  }
  return new Set(names)
}
