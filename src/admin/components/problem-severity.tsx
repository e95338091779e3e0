import { StatusBadge } from "@medusajs/ui"
import type { ComponentProps } from "react"

import type { AmazonProblemDto } from "../../types"
import { useWords } from "../hooks/use-words"

type Colour = ComponentProps<typeof StatusBadge>["color"]

const COLOURS: Record<AmazonProblemDto["severity"], Colour> = {
  blocks_orders: "red",
  blocks_selling: "red",
  soon: "orange",
  note: "grey",
}

export const ProblemSeverity = ({ severity }: { severity: AmazonProblemDto["severity"] }) => {
  const { code } = useWords()
  return (
    <StatusBadge color={COLOURS[severity] ?? "grey"} className="text-nowrap">
      {code("severity", severity)}
    </StatusBadge>
  )
}
