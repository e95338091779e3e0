import { StatusBadge } from "@medusajs/ui"
import type { ComponentProps } from "react"

import type { StoreStatus } from "../../types"
import { useWords } from "../hooks/use-words"

type Colour = ComponentProps<typeof StatusBadge>["color"]

const COLOURS: Record<StoreStatus, Colour> = {
  setup: "grey",
  waiting: "blue",
  active: "green",
  lapsed: "red",
  disconnected: "grey",
  paused: "grey",
}

export const StoreStatusBadge = ({ status }: { status: StoreStatus }) => {
  const { code } = useWords()
  return (
    <StatusBadge color={COLOURS[status] ?? "grey"} className="shrink-0 text-nowrap">
      {code("storeStatus", status)}
    </StatusBadge>
  )
}
