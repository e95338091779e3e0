import { StatusBadge } from "@medusajs/ui"
import type { ComponentProps } from "react"

import type { InboxOrderState } from "../../types"
import { useWords } from "../hooks/use-words"

type Colour = ComponentProps<typeof StatusBadge>["color"]

const COLOURS: Record<InboxOrderState, Colour> = {
  received: "blue",
  waiting: "grey",
  importing: "blue",
  imported: "green",
  held: "red",
  ignored: "grey",
}

export const OrderStateBadge = ({ state }: { state: InboxOrderState }) => {
  const { code } = useWords()
  return (
    <StatusBadge color={COLOURS[state] ?? "grey"} className="text-nowrap">
      {code("orderState", state)}
    </StatusBadge>
  )
}
