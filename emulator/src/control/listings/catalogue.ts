import { allItems, findItem } from "../../catalog/items.js"
import { IDENTIFIER_TYPES } from "../../catalog/types.js"
import type { ProductIdentifier } from "../../catalog/types.js"
import { InputError } from "../../core/input-error.js"
import type { Emulator } from "../../emulator.js"
import { PRODUCT_TYPES } from "../../product-types/definitions.js"
import type { Json } from "../route.js"
import { readChoice, readMarketplaces, readText } from "./read.js"

/** `GET /emulator/items`: all product pages. */
export function listItems({ state }: Emulator) {
  const items = allItems(state)
  return { count: items.length, items }
}

/**
 * `POST /emulator/items`: one more product page; with the identifier of another page both have it,
 * so that a search by it finds two ASINs.
 */
export function addItem(emulator: Emulator, input: Json) {
  const { state, random } = emulator
  const asin = String(input.asin ?? `B0N${random.letters(7)}`)
  if (!/^[A-Z0-9]{10}$/.test(asin) || findItem(state, asin)) {
    throw new InputError(`asin is "${asin}": give ten letters and digits of no other page`)
  }
  const item = {
    asin,
    title: readText(input.title, "title"),
    brand: String(input.brand ?? "Emulator"),
    productType: readChoice(input.productType ?? "DRINKING_CUP", "productType", PRODUCT_TYPES),
    identifiers: readIdentifiers(input.identifiers ?? []),
    marketplaceIds: readMarketplaces(input.marketplaceIds),
    euroCents: 1999,
    packageGrams: 500,
  }
  state.catalogItems[asin] = item
  emulator.changed()
  return { item }
}

function readIdentifiers(value: unknown): ProductIdentifier[] {
  if (!Array.isArray(value)) {
    throw new InputError('identifiers: give a list like [{ "type": "EAN", "value": "87…" }]')
  }
  return value.map((entry: Json) => ({
    type: readChoice(entry?.type, "identifiers.type", IDENTIFIER_TYPES),
    value: readText(entry?.value, "identifiers.value"),
  }))
}
