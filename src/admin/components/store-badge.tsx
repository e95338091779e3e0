import { clx } from "@medusajs/ui"

import { Flag } from "./flag"

interface StoreBadgeProps {
  store: { name: string; country_code?: string } | null
  className?: string
  /** In tables: flag and country code, the name as tooltip. */
  compact?: boolean
}

/** A store as it is named everywhere: flag and name. */
export const StoreBadge = ({ store, className, compact }: StoreBadgeProps) => {
  if (!store) {
    return <span className="text-ui-fg-muted">–</span>
  }
  return (
    <span
      className={clx("inline-flex min-w-0 items-center gap-x-2", className)}
      title={compact ? store.name : undefined}
    >
      {store.country_code && <Flag country={store.country_code} />}
      {compact && store.country_code ? (
        <>
          <span aria-hidden>{store.country_code}</span>
          <span className="sr-only">{store.name}</span>
        </>
      ) : (
        <span className="truncate">{store.name}</span>
      )}
    </span>
  )
}
