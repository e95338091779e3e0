import { withZone } from "../dates.js"
import { kindOf } from "../table.js"
import type { Column, Table } from "../table.js"
import { inventListingRow, listingRows } from "./listing-row.js"
import type { ListingRow } from "./listing-row.js"

const source = { rows: listingRows, invent: inventListingRow }
const quantity = (row: ListingRow) => (row.quantity === null ? "" : String(row.quantity))
const nothing = () => ""

/** `GET_MERCHANT_LISTINGS_ALL_DATA`. "item-condition" 11 is new. */
const ALL: readonly Column<ListingRow>[] = [
  ["item-name", (row) => row.title],
  ["item-description", (row) => row.title],
  ["listing-id", (row) => `1120${row.asin}`],
  ["seller-sku", (row) => row.sku],
  ["price", (row) => row.price],
  ["quantity", quantity],
  ["open-date", (row) => withZone(row.openedAt)],
  ["image-url", nothing],
  ["item-is-marketplace", () => "y"],
  ["product-id-type", () => "1"],
  ["zshop-shipping-fee", nothing],
  ["item-note", nothing],
  ["item-condition", () => "11"],
  ["zshop-category1", nothing],
  ["zshop-browse-path", nothing],
  ["zshop-storefront-feature", nothing],
  ["asin1", (row) => row.asin],
  ["asin2", nothing],
  ["asin3", nothing],
  ["will-ship-internationally", nothing],
  ["expedited-shipping", nothing],
  ["zshop-boldface", nothing],
  ["product-id", (row) => row.asin],
  ["bid-for-featured-placement", nothing],
  ["add-delete", nothing],
  ["pending-quantity", () => "0"],
  ["fulfillment-channel", (row) => row.channel],
  ["merchant-shipping-group", () => "Default"],
  ["status", (row) => (row.quantity === 0 || row.price === "" ? "Inactive" : "Active")],
]

export const ALL_LISTINGS = kindOf({ ...source, columns: ALL }, { listings: true })

/** `GET_FLAT_FILE_OPEN_LISTINGS_DATA`: what can be bought. */
const open: Table<ListingRow> = {
  ...source,
  rows: (emulator, report) =>
    listingRows(emulator, report).filter((row) => row.quantity !== 0 && row.price !== ""),
  columns: [
    ["sku", (row) => row.sku],
    ["asin", (row) => row.asin],
    ["price", (row) => row.price],
    ["quantity", quantity],
  ],
}
export const OPEN_LISTINGS = kindOf(open, { listings: true })
