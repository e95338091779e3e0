import type { StoreStatus } from "../../types"
import { CodeBadge } from "./code-badge"

const COLOURS = {
  setup: "grey",
  waiting: "blue",
  active: "green",
  lapsed: "red",
  disconnected: "grey",
  paused: "grey",
  closing: "blue",
} as const

export const StoreStatusBadge = ({ status }: { status: StoreStatus }) => (
  <CodeBadge group="storeStatus" value={status} colours={COLOURS} className="shrink-0" />
)
