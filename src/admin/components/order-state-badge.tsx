import type { InboxOrderState } from "../../types"
import { CodeBadge } from "./code-badge"

const COLOURS = {
  received: "blue",
  waiting: "grey",
  importing: "blue",
  imported: "green",
  held: "red",
  ignored: "grey",
} as const

export const OrderStateBadge = ({ state }: { state: InboxOrderState }) => (
  <CodeBadge group="orderState" value={state} colours={COLOURS} />
)
