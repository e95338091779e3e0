import { requireMarketplace } from "../../amazon/marketplaces.js"
import { InputError } from "../../core/input-error.js"
import type { Json } from "../route.js"

/** Marketplace ids from ids or country codes; null when none is given. Throws InputError. */
export function readMarketplaces(value: unknown, name = "marketplaceIds"): string[] | null {
  if (value === undefined || value === null) {
    return null
  }
  if (!Array.isArray(value)) {
    throw new InputError(`${name}: give a list of marketplace ids or country codes`)
  }
  return value.map((entry) => requireMarketplace(String(entry)).id)
}

/** Whole numbers by name, within the names known. Throws InputError. */
export function readCounts<Name extends string>(
  input: Json,
  names: readonly Name[]
): Partial<Record<Name, number>> {
  const unknown = Object.keys(input).find((name) => !names.some((known) => known === name))
  if (unknown !== undefined) {
    throw new InputError(`"${unknown}" is unknown: use ${names.join(", ")}`)
  }
  for (const [name, value] of Object.entries(input)) {
    if (!Number.isInteger(value) || Number(value) < 0) {
      throw new InputError(`${name} is ${String(value)}: give a whole number`)
    }
  }
  return input as Partial<Record<Name, number>>
}

/** One of the choices. Throws InputError. */
export function readChoice<Choice extends string>(
  value: unknown,
  name: string,
  choices: readonly Choice[]
): Choice {
  const found = choices.find((choice) => choice === value)
  if (found === undefined) {
    throw new InputError(`${name} is "${String(value)}": use ${choices.join(", ")}`)
  }
  return found
}

export function readText(value: unknown, name: string): string {
  if (typeof value !== "string" || value === "") {
    throw new InputError(`${name} is ${String(value)}: give a text`)
  }
  return value
}
