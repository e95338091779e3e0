import { Tooltip } from "@medusajs/ui"

import { useNow } from "../hooks/use-now"
import { useWords } from "../hooks/use-words"
import { formatAbsolute, formatRelative, formatShort } from "../lib/format-time"
import { marketplaceTimeZone } from "../lib/time-zones"

interface TimestampProps {
  at: string | null
  /** `relative`: "2 min ago"; `short`: "3 Jun, 23:59". */
  variant?: "relative" | "short"
  /** Adds the marketplace's own time to the tooltip. */
  country?: string
}

/** An instant; its tooltip tells it exactly: here, at the marketplace and in UTC. */
export const Timestamp = ({ at, variant = "relative", country }: TimestampProps) => {
  const { t, locale } = useWords()
  const now = useNow()
  if (!at) {
    return <span className="text-ui-fg-muted">–</span>
  }
  const zone = marketplaceTimeZone(country)
  const text =
    variant === "relative" ? formatRelative(at, now, locale) : formatShort(at, now, locale)
  return (
    <Tooltip
      maxWidth={320}
      content={
        <span className="flex flex-col gap-y-0.5 tabular-nums">
          <span>{t("time.here", { time: formatAbsolute(at, locale) })}</span>
          {zone && <span>{t("time.marketplace", { time: formatAbsolute(at, locale, zone) })}</span>}
          <span>{t("time.utc", { time: formatAbsolute(at, locale, "UTC") })}</span>
        </span>
      }
    >
      <time
        dateTime={at}
        tabIndex={0}
        className="focus-visible:shadow-borders-focus whitespace-nowrap rounded outline-none"
      >
        {text}
      </time>
    </Tooltip>
  )
}
