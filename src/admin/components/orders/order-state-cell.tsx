import { Tooltip } from "@medusajs/ui"

import type { AmazonOrderDto } from "../../../types"
import { useHeldReasonWords } from "../../hooks/use-held-reason-words"
import { useWords } from "../../hooks/use-words"
import { OrderStateBadge } from "../order-state-badge"

/** The order's state here; its tooltip says why it is held or left out. */
export const OrderStateCell = ({ order }: { order: AmazonOrderDto }) => {
  const { code } = useWords()
  const held = useHeldReasonWords()
  const why =
    order.state === "held" && order.held_reasons[0]
      ? held(order.held_reasons[0])
      : order.state === "ignored" && order.ignored_reason
        ? code("ignoredReasons", order.ignored_reason)
        : null
  if (!why) {
    return <OrderStateBadge state={order.state} />
  }
  return (
    <Tooltip content={why} maxWidth={320}>
      <span tabIndex={0}>
        <OrderStateBadge state={order.state} />
      </span>
    </Tooltip>
  )
}
