import type { AmazonLogOutcome } from "../../../types"
import { CodeBadge } from "../code-badge"

const COLOURS = { accepted: "green", refused: "red", failed: "red", throttled: "orange" } as const

export const LogOutcome = ({ outcome }: { outcome: AmazonLogOutcome }) => (
  <CodeBadge group="logOutcomes" value={outcome} colours={COLOURS} />
)
