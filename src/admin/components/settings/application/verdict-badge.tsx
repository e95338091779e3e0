import type { RoleVerdict } from "../../../../types"
import { CodeBadge } from "../../code-badge"

const COLOURS = {
  works: "green",
  refused: "red",
  not_tested: "grey",
  unknown: "orange",
} as const

/** How a test went, as a word with its colour. */
export const VerdictBadge = ({ verdict }: { verdict: RoleVerdict }) => (
  <CodeBadge group="roleVerdict" value={verdict} colours={COLOURS} className="shrink-0" />
)
