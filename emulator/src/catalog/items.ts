import { buildCatalogue } from "../catalogue/products.js"
import type { CatalogueProduct } from "../catalogue/products.js"
import { PRODUCT_LINES } from "../catalogue/product-lines.js"
import type { ProductLine } from "../catalogue/product-lines.js"
import type { EmulatorState } from "../core/state.js"
import { OTHER_ITEMS } from "./others.js"
import type { CatalogItem } from "./types.js"

const SIZES = ["S", "M", "L", "XL"]

/** Pages that Amazon has from the start: the sellers' products, their parents, and others. */
const STARTING = new Map([...ownItems(), ...OTHER_ITEMS].map((item) => [item.asin, item]))

/** All product pages, also those that sellers or the control API have made. */
export function allItems(state: EmulatorState): CatalogItem[] {
  return [...STARTING.values(), ...Object.values(state.catalogItems)]
}

export function findItem(state: EmulatorState, asin: string): CatalogItem | undefined {
  const made = Object.hasOwn(state.catalogItems, asin) ? state.catalogItems[asin] : undefined
  return STARTING.get(asin) ?? made
}

/** The pages that carry an identifier; numbers of trade items are equal with leading zeros or not. */
export function itemsByIdentifier(
  state: EmulatorState,
  type: string,
  value: string
): CatalogItem[] {
  const wanted = normalized(value)
  return allItems(state).filter(({ identifiers }) =>
    identifiers.some((entry) => fits(entry.type, type) && normalized(entry.value) === wanted)
  )
}

/** A GTIN is any trade item number; an ISBN of 13 digits and a JAN are EANs as well. */
function fits(type: string, wanted: string): boolean {
  const isTradeNumber = type !== "MINSAN"
  return (
    type === wanted ||
    (wanted === "GTIN" && isTradeNumber) ||
    (wanted === "EAN" && (type === "JAN" || type === "ISBN"))
  )
}

function normalized(value: string): string {
  return /^\d+$/.test(value) ? value.padStart(14, "0") : value.toUpperCase()
}

function ownItems(): CatalogItem[] {
  const products = buildCatalogue()
  let next = 0
  return PRODUCT_LINES.flatMap((line) => {
    const variants = products.slice(next, next + line.variants.length)
    next += line.variants.length
    const theme = themeOf(line)
    const children = variants.map((product, index) => childOf(line, product, index))
    return theme ? [parentOf(line, children), ...children] : children
  })
}

function childOf(line: ProductLine, product: CatalogueProduct, index: number): CatalogItem {
  const [suffix, words] = line.variants[index] as readonly [string, string]
  const theme = themeOf(line)
  return {
    asin: product.asin,
    title: product.title,
    brand: product.brand,
    productType: product.productType,
    identifiers: [{ type: "EAN", value: product.ean }],
    marketplaceIds: null,
    ...(theme === "COLOR" && { color: words }),
    ...(theme === "SIZE" && { size: suffix }),
    ...(theme && { parentAsin: parentAsin(line), variationTheme: themeRecord(theme) }),
    euroCents: line.euroCents,
    packageGrams: 150 + (line.euroCents % 900),
  }
}

function parentOf(line: ProductLine, children: readonly CatalogItem[]): CatalogItem {
  return {
    asin: parentAsin(line),
    title: line.title,
    brand: line.brand,
    productType: line.productType,
    identifiers: [],
    marketplaceIds: null,
    childAsins: children.map((child) => child.asin),
    variationTheme: themeRecord(themeOf(line) as string),
    euroCents: line.euroCents,
    packageGrams: 0,
  }
}

function parentAsin(line: ProductLine): string {
  return `B0P${line.code}`.padEnd(10, "0").slice(0, 10)
}

function themeOf(line: ProductLine): "COLOR" | "SIZE" | null {
  const suffixes = line.variants.map(([suffix]) => suffix)
  if (suffixes.every((suffix) => SIZES.includes(suffix))) {
    return "SIZE"
  }
  return suffixes.join() === "RED,YEL,BLU" ? "COLOR" : null
}

function themeRecord(theme: string): { theme: string; attributes: string[] } {
  return { theme, attributes: [theme.toLowerCase()] }
}
