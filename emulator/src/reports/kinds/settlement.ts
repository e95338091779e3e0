import { findMarketplace } from "../../amazon/marketplaces.js"
import { toDecimal } from "../../core/money.js"
import type { Emulator } from "../../emulator.js"
import { ledgerOf } from "../../finances/ledger.js"
import type { LedgerEntry, LedgerItem, LedgerLine } from "../../finances/ledger.js"
import { dateOnly, withZone } from "../dates.js"
import { kindOf } from "../table.js"
import type { Column } from "../table.js"
import type { ReportRecord } from "../types.js"
import { inventOrderRow } from "./order-row.js"

interface Head {
  id: string
  start: number
  end: number
  total: number
  currency: string
}

/** The first row tells the settlement, every other one amount of one item. */
type SettlementRow =
  | { head: Head }
  | { head: null; id: string; entry: LedgerEntry; part: LedgerItem; line: LedgerLine }

type Amount = Exclude<SettlementRow, { head: Head }>
const inHead = (field: (head: Head) => string) => (row: SettlementRow) =>
  row.head ? field(row.head) : ""
const inLine = (field: (row: Amount) => string) => (row: SettlementRow) =>
  row.head ? "" : field(row)
const nothing = () => ""

/** `GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2`. */
const COLUMNS: readonly Column<SettlementRow>[] = [
  ["settlement-id", (row) => (row.head ? row.head.id : row.id)],
  ["settlement-start-date", inHead((head) => withZone(head.start))],
  ["settlement-end-date", inHead((head) => withZone(head.end))],
  ["deposit-date", inHead((head) => withZone(head.end + 2 * 86_400_000))],
  ["total-amount", inHead((head) => toDecimal(head.total, head.currency))],
  ["currency", inHead((head) => head.currency)],
  ["transaction-type", inLine(({ entry }) => (entry.type === "Refund" ? "Refund" : "Order"))],
  ["order-id", inLine(({ entry }) => entry.order.orderId)],
  ["merchant-order-id", inLine(({ entry }) => entry.order.sellerOrderId ?? entry.order.orderId)],
  ["adjustment-id", inLine(({ entry }) => (entry.type === "Refund" ? entry.id : ""))],
  ["shipment-id", inLine(({ entry }) => entry.shipmentId ?? "")],
  [
    "marketplace-name",
    inLine(({ entry }) => findMarketplace(entry.order.marketplaceId)?.name ?? ""),
  ],
  ["amount-type", inLine(({ line }) => line.type)],
  ["amount-description", inLine(({ line }) => line.description)],
  ["amount", inLine(({ line, entry }) => toDecimal(line.amount, entry.order.currency))],
  ["fulfillment-id", inLine(({ entry }) => (entry.order.fulfilledBy === "AMAZON" ? "AFN" : "MFN"))],
  ["posted-date", inLine(({ entry }) => dateOnly(entry.postedAt))],
  ["posted-date-time", inLine(({ entry }) => withZone(entry.postedAt))],
  ["order-item-code", inLine(({ part }) => part.item.orderItemId)],
  ["merchant-order-item-id", nothing],
  ["merchant-adjustment-item-id", nothing],
  ["sku", inLine(({ part }) => part.item.sku)],
  ["quantity-purchased", inLine(({ part }) => String(part.quantity))],
  ["promotion-id", nothing],
]

export const SETTLEMENT = kindOf<SettlementRow>(
  { columns: COLUMNS, rows: settlementRows, invent: inventRow },
  { requestable: false }
)

/** What was posted between the report's times in the currency of its first marketplace. */
function settlementRows(emulator: Emulator, report: ReportRecord): SettlementRow[] {
  const [start, end] = [report.dataStartTime ?? 0, report.dataEndTime ?? emulator.clock.now()]
  const currency = findMarketplace(report.marketplaceIds[0] as string)?.currency ?? ""
  const id = report.reportId
  const rows = ledgerOf(emulator, report.sellerId)
    .filter(
      (entry) =>
        entry.order.currency === currency && entry.postedAt >= start && entry.postedAt < end
    )
    .flatMap((entry) =>
      entry.items.flatMap((part) =>
        part.lines.map((line) => ({ head: null, id, entry, part, line }))
      )
    )
  const total = rows.reduce((sum, { line }) => sum + line.amount, 0)
  return rows.length === 0 ? [] : [{ head: { id, start, end, total, currency } }, ...rows]
}

function inventRow(index: number, marketplaceId: string): SettlementRow {
  const { order, item } = inventOrderRow(index, marketplaceId)
  const line: LedgerLine = { type: "ItemPrice", description: "Principal", amount: item.item.net }
  const part = { item, quantity: item.quantity, lines: [line] }
  const id = "900000000"
  const entry: LedgerEntry = {
    ...{ id: `S-${order.orderId}-1`, type: "Shipment", order, postedAt: order.createdTime },
    ...{ shipmentId: null, items: [part] },
  }
  return { head: null, id, entry, part, line }
}
