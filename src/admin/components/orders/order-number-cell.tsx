import { Tooltip } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { AmazonOrderDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { StoreBadge } from "../store-badge"

/** The order's two pages, ours by its number and Medusa's, and the store it came by. */
export const OrderNumberCell = ({ order }: { order: AmazonOrderDto }) => {
  const { t } = useWords()
  return (
    <span className="flex flex-col gap-y-0.5 py-1">
      <Link
        to={`/amazon/orders/${order.id}`}
        onClick={(event) => event.stopPropagation()}
        className="txt-compact-small-plus hover:text-ui-fg-interactive focus-visible:shadow-borders-focus w-fit rounded tabular-nums outline-none"
      >
        {order.amazon_order_id}
      </Link>
      <span className="txt-compact-xsmall text-ui-fg-subtle flex items-center gap-x-2">
        <StoreBadge compact store={order.store} />
        {order.order_id && (
          <Tooltip content={order.order_id}>
            <Link
              to={`/orders/${order.order_id}`}
              onClick={(event) => event.stopPropagation()}
              className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus rounded outline-none"
            >
              {t("orders.columns.medusa")}
            </Link>
          </Tooltip>
        )}
      </span>
    </span>
  )
}
