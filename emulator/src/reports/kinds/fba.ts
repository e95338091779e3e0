import { kindOf } from "../table.js"
import type { Column, Table } from "../table.js"
import { inventListingRow, listingRows } from "./listing-row.js"
import type { ListingRow } from "./listing-row.js"

type Stock = Record<string, unknown>
const stock = (row: ListingRow, name: string): number =>
  Number((row.listing?.fba as Stock | undefined)?.[name] ?? 0)
const sum = (...names: string[]) => {
  return (row: ListingRow) => String(names.reduce((total, name) => total + stock(row, name), 0))
}
const UNSELLABLE = ["customerDamaged", "warehouseDamaged", "expired"]
const RESERVED = ["pendingCustomerOrder", "pendingTransshipment", "fcProcessing"]
const INBOUND = ["inboundWorking", "inboundShipped", "inboundReceiving"]
const IN_WAREHOUSE = ["fulfillable", ...UNSELLABLE, ...RESERVED, "researching"]

const source: Pick<Table<ListingRow>, "rows" | "invent"> = {
  rows: (emulator, report) => listingRows(emulator, report).filter((row) => row.fnSku !== null),
  invent: (index, marketplaceId) => {
    const row = inventListingRow(index, marketplaceId)
    return { ...row, quantity: null, fnSku: `X${String(index).padStart(9, "0")}` }
  },
}

/** `GET_FBA_MYI_UNSUPPRESSED_INVENTORY_DATA`. */
const MANAGE: readonly Column<ListingRow>[] = [
  ["sku", (row) => row.sku],
  ["fnsku", (row) => row.fnSku ?? ""],
  ["asin", (row) => row.asin],
  ["product-name", (row) => row.title],
  ["condition", () => "New"],
  ["your-price", (row) => row.price],
  ["mfn-listing-exists", (row) => (row.quantity === null ? "No" : "Yes")],
  ["mfn-fulfillable-quantity", (row) => (row.quantity === null ? "" : String(row.quantity))],
  ["afn-listing-exists", () => "Yes"],
  ["afn-warehouse-quantity", sum(...IN_WAREHOUSE)],
  ["afn-fulfillable-quantity", sum("fulfillable")],
  ["afn-unsellable-quantity", sum(...UNSELLABLE)],
  ["afn-reserved-quantity", sum(...RESERVED)],
  ["afn-total-quantity", sum(...IN_WAREHOUSE, ...INBOUND)],
  ["per-unit-volume", () => "0.01"],
  ["afn-inbound-working-quantity", sum("inboundWorking")],
  ["afn-inbound-shipped-quantity", sum("inboundShipped")],
  ["afn-inbound-receiving-quantity", sum("inboundReceiving")],
  ["afn-researching-quantity", sum("researching")],
  ["afn-reserved-future-supply", () => "0"],
  ["afn-future-supply-buyable", () => "0"],
]
export const FBA_MANAGE = kindOf({ ...source, columns: MANAGE })

/** `GET_AFN_INVENTORY_DATA`. */
export const FBA_STOCK = kindOf<ListingRow>({
  ...source,
  columns: [
    ["seller-sku", (row) => row.sku],
    ["fulfillment-channel-sku", (row) => row.fnSku ?? ""],
    ["asin", (row) => row.asin],
    ["condition-type", () => "NewItem"],
    ["Warehouse-Condition-code", () => "SELLABLE"],
    ["Quantity Available", sum("fulfillable")],
  ],
})
