import type { AmazonProblemDto } from "../../types"
import { CodeBadge } from "./code-badge"

const COLOURS = {
  blocks_orders: "red",
  blocks_selling: "red",
  soon: "orange",
  note: "grey",
} as const

export const ProblemSeverity = ({ severity }: { severity: AmazonProblemDto["severity"] }) => (
  <CodeBadge group="severity" value={severity} colours={COLOURS} />
)
