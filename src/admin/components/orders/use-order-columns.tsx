import { createDataTableColumnHelper, Tooltip } from "@medusajs/ui"
import { useMemo } from "react"
import { Link } from "react-router-dom"

import type { AmazonOrderDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { awaitsShipment } from "../../lib/awaits-shipment"
import { Deadline } from "../deadline"
import { StoreBadge } from "../store-badge"
import { Timestamp } from "../timestamp"
import { OrderStateCell } from "./order-state-cell"

const helper = createDataTableColumnHelper<AmazonOrderDto>()

export const useOrderColumns = ({ selectable }: { selectable: boolean }) => {
  const { t, code, money, number } = useWords()
  return useMemo(
    () => [
      ...(selectable ? [helper.select()] : []),
      helper.accessor("amazon_order_id", {
        header: t("orders.columns.number"),
        minSize: 190,
        cell: ({ row }) => (
          <Link
            to={`/amazon/orders/${row.original.id}`}
            onClick={(event) => event.stopPropagation()}
            className="txt-compact-small-plus hover:text-ui-fg-interactive focus-visible:shadow-borders-focus rounded tabular-nums outline-none"
          >
            {row.original.amazon_order_id}
          </Link>
        ),
      }),
      helper.accessor("placed_at", {
        header: t("orders.columns.placed"),
        cell: ({ row }) => (
          <Timestamp at={row.original.placed_at} country={row.original.store?.country_code} />
        ),
      }),
      helper.accessor("store", {
        header: t("common.store"),
        cell: ({ row }) => <StoreBadge compact store={row.original.store} />,
      }),
      helper.accessor("state", {
        header: t("orders.columns.state"),
        cell: ({ row }) => <OrderStateCell order={row.original} />,
      }),
      helper.accessor("amazon_status", {
        header: t("orders.columns.atAmazon"),
        cell: ({ row }) => code("amazonStatus", row.original.amazon_status),
      }),
      helper.accessor("ship_by", {
        header: t("orders.columns.shipBy"),
        cell: ({ row }) =>
          awaitsShipment(row.original.amazon_status) ? (
            <Deadline at={row.original.ship_by} country={row.original.store?.country_code} />
          ) : (
            <span className="text-ui-fg-muted">–</span>
          ),
      }),
      helper.accessor("buyer_masked", {
        header: t("orders.columns.buyer"),
        cell: ({ row }) => row.original.buyer_masked ?? <span className="text-ui-fg-muted">–</span>,
      }),
      helper.accessor("item_count", {
        header: t("orders.columns.items"),
        align: "right",
        cell: ({ row }) => <span className="tabular-nums">{number(row.original.item_count)}</span>,
      }),
      helper.accessor("total", {
        header: t("orders.columns.total"),
        align: "right",
        cell: ({ row }) => (
          <span className="tabular-nums">
            {money(row.original.total, row.original.currency_code)}
          </span>
        ),
      }),
      helper.accessor("order_id", {
        header: t("orders.columns.medusa"),
        cell: ({ row }) =>
          row.original.order_id ? (
            <Tooltip content={row.original.order_id}>
              <Link
                to={`/orders/${row.original.order_id}`}
                onClick={(event) => event.stopPropagation()}
                className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
              >
                {t("common.open")}
              </Link>
            </Tooltip>
          ) : (
            <span className="text-ui-fg-muted">–</span>
          ),
      }),
    ],
    [selectable, t, code, money, number]
  )
}
