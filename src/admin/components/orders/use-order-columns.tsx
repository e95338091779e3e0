import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo, type ReactNode } from "react"

import type { AmazonOrderDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { awaitsShipment } from "../../lib/awaits-shipment"
import { Deadline } from "../deadline"
import { Timestamp } from "../timestamp"
import { OrderNumberCell } from "./order-number-cell"
import { OrderStateCell } from "./order-state-cell"

const helper = createDataTableColumnHelper<AmazonOrderDto>()

export const useOrderColumns = ({ selectable }: { selectable: boolean }) => {
  const { t, code, money } = useWords()
  return useMemo(
    () => [
      ...(selectable ? [helper.select()] : []),
      helper.accessor("amazon_order_id", {
        header: t("orders.columns.number"),
        truncateTooltip: false,
        cell: ({ row }) => <OrderNumberCell order={row.original} />,
      }),
      helper.accessor("placed_at", {
        header: t("orders.columns.placed"),
        cell: ({ row }) => (
          <Timestamp at={row.original.placed_at} country={row.original.store?.country_code} />
        ),
      }),
      helper.accessor("state", {
        header: t("orders.columns.state"),
        cell: ({ row }) => <OrderStateCell order={row.original} />,
      }),
      helper.accessor("amazon_status", {
        header: t("orders.columns.atAmazon"),
        truncateTooltip: false,
        cell: ({ row }) => <Wrapping>{code("amazonStatus", row.original.amazon_status)}</Wrapping>,
      }),
      helper.accessor("ship_by", {
        header: t("orders.columns.shipBy"),
        truncateTooltip: false,
        cell: ({ row }) =>
          awaitsShipment(row.original.amazon_status) ? (
            <Deadline
              stacked
              at={row.original.ship_by}
              country={row.original.store?.country_code}
            />
          ) : (
            <span className="text-ui-fg-muted">–</span>
          ),
      }),
      helper.accessor("buyer_masked", {
        header: t("orders.columns.buyer"),
        truncateTooltip: false,
        cell: ({ row }) =>
          row.original.buyer_masked ? (
            <Wrapping>{row.original.buyer_masked}</Wrapping>
          ) : (
            <span className="text-ui-fg-muted">–</span>
          ),
      }),
      helper.accessor("total", {
        header: t("orders.columns.total"),
        align: "right",
        cell: ({ row }) => (
          <span className="flex flex-col items-end tabular-nums">
            <span>{money(row.original.total, row.original.currency_code)}</span>
            <span className="txt-compact-xsmall text-ui-fg-subtle">
              {t("orders.items", { count: row.original.item_count })}
            </span>
          </span>
        ),
      }),
    ],
    [selectable, t, code, money]
  )
}

/** Breaks into a second line before the table would scroll sideways. */
const Wrapping = ({ children }: { children: ReactNode }) => (
  <span className="block whitespace-normal text-pretty leading-tight">{children}</span>
)
