/** Where a variant keeps an identifier, as written in a store's attribute map. */
export type AttributeSourceRef =
  | { kind: "column"; column: "sku" | "barcode" | "ean" | "upc" }
  | { kind: "metadata"; of: "variant" | "product"; key: string }

const COLUMNS = ["sku", "barcode", "ean", "upc"] as const

/** Reads `sku`, `barcode`, `ean`, `upc`, `metadata.<key>` or `product.metadata.<key>`; null: not one of them. */
export const parseAttributeSource = (source: string): AttributeSourceRef | null => {
  const column = COLUMNS.find((name) => name === source)
  if (column) {
    return { kind: "column", column }
  }
  const metadata = /^(product\.)?metadata\.(.+)$/.exec(source)
  return metadata
    ? { kind: "metadata", of: metadata[1] ? "product" : "variant", key: metadata[2] }
    : null
}
