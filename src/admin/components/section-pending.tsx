import { SectionError } from "./section-error"
import { SectionSkeleton } from "./section-skeleton"

interface SectionPendingProps {
  /** Why there is no data; nothing yet while it is still on its way. */
  error: unknown
  onRetry: () => void
  rows?: number
}

/** A card without its data: still on its way, or failed. */
export const SectionPending = ({ error, onRetry, rows }: SectionPendingProps) =>
  error ? <SectionError error={error} onRetry={onRetry} /> : <SectionSkeleton rows={rows} />
