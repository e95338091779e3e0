import { toDecimal } from "../../core/money.js"
import type { Emulator } from "../../emulator.js"
import type { RefundedItem, RefundRecord } from "../../finances/types.js"
import { buyerPaid } from "../../orders/conventions.js"
import { dateOnly } from "../dates.js"
import { kindOf } from "../table.js"
import type { Column } from "../table.js"
import type { ReportRecord } from "../types.js"
import { inventOrderRow } from "./order-row.js"
import type { OrderRow } from "./order-row.js"

interface ReturnRow extends OrderRow {
  refund: RefundRecord
  returned: RefundedItem
}

const nothing = () => ""

/** `GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE`. */
const COLUMNS: readonly Column<ReturnRow>[] = [
  ["Order ID", ({ order }) => order.orderId],
  ["Order date", ({ order }) => dateOnly(order.createdTime)],
  ["Return request date", ({ refund }) => dateOnly(refund.at)],
  ["Return request status", () => "Approved"],
  ["Amazon RMA ID", ({ refund }) => `D${refund.refundId}RRMA`],
  ["Merchant RMA ID", nothing],
  ["Label type", () => "MerchantUnPaidLabel"],
  ["Label cost", () => "0.00"],
  ["Currency code", ({ order }) => order.currency],
  ["Return carrier", nothing],
  ["Tracking ID", nothing],
  ["Label to be paid by", () => "Customer"],
  ["A-to-Z Claim", () => "N"],
  ["Is prime", ({ order }) => (order.programs.includes("PRIME") ? "Y" : "N")],
  ["ASIN", ({ item }) => item.asin],
  ["Merchant SKU", ({ item }) => item.sku],
  ["Item Name", ({ item }) => item.title],
  ["Return quantity", ({ returned, item }) => String(returned.quantityCancelled || item.quantity)],
  ["Return Reason", ({ refund }) => refund.reason],
  ["In policy", () => "Y"],
  ["Return type", () => "C-Returns"],
  ["Resolution", () => "StandardRefund"],
  ["Invoice number", nothing],
  ["Return delivery date", nothing],
  ["Order Amount", ({ order }) => toDecimal(buyerPaid(order), order.currency)],
  ["Order quantity", ({ item }) => String(item.quantity)],
  ["SafeT Action reason", nothing],
  ["SafeT claim id", nothing],
  ["SafeT claim state", nothing],
  ["SafeT claim creation time", nothing],
  ["SafeT claim reimbursement amount", nothing],
  [
    "Refunded Amount",
    ({ returned, order }) =>
      toDecimal(
        returned.components.reduce((sum, part) => sum + part.amount, 0),
        order.currency
      ),
  ],
]

export const RETURNS = kindOf<ReturnRow>({
  columns: COLUMNS,
  rows: returnRows,
  invent: (index, marketplaceId) => {
    const row = inventOrderRow(index, marketplaceId)
    const { orderItemId, sku } = row.item
    const returned = { orderItemId, sku, quantityCancelled: 1, components: [] }
    const { sellerId, orderId, createdTime: at } = row.order
    const refund = {
      refundId: String(index),
      sellerId,
      orderId,
      at,
      reason: "CR-ORDERED_WRONG_ITEM",
    }
    return { ...row, returned, refund: { ...refund, items: [returned] } }
  },
})

function returnRows({ state }: Emulator, report: ReportRecord): ReturnRow[] {
  const { dataStartTime: start, dataEndTime: end } = report
  return state.refunds
    .filter(
      (refund) =>
        refund.sellerId === report.sellerId &&
        (start === null || refund.at >= start) &&
        (end === null || refund.at <= end)
    )
    .flatMap((refund) => {
      const order = state.orders[refund.orderId]
      return order && report.marketplaceIds.includes(order.marketplaceId)
        ? refund.items.flatMap((returned) => {
            const item = order.items.find((entry) => entry.orderItemId === returned.orderItemId)
            return item ? [{ order, item, refund, returned }] : []
          })
        : []
    })
}
