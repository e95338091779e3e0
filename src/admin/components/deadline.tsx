import { ExclamationCircleSolid } from "@medusajs/icons"
import { clx } from "@medusajs/ui"

import { useNow } from "../hooks/use-now"
import { useWords } from "../hooks/use-words"
import { formatDuration } from "../lib/format-time"
import { Timestamp } from "./timestamp"

const SOON_MILLISECONDS = 12 * 3_600_000

interface DeadlineProps {
  at: string | null
  country?: string
  /** Also tells how long is left. */
  withRemaining?: boolean
  /** In a narrow place: the word goes below the time. */
  stacked?: boolean
}

/** A deadline: always absolute; a sign and a word when it is near or over. */
export const Deadline = ({
  at,
  country,
  withRemaining = false,
  stacked = false,
}: DeadlineProps) => {
  const { t, locale } = useWords()
  const now = useNow()
  if (!at) {
    return <span className="text-ui-fg-muted">–</span>
  }
  const left = Date.parse(at) - now
  const late = left < 0
  const urgent = left < SOON_MILLISECONDS
  const remaining = formatDuration(Math.floor(Math.abs(left) / 60_000) * 60, locale)
  return (
    <span
      className={clx("inline-flex items-center gap-x-1 whitespace-nowrap", {
        "flex-wrap": withRemaining,
        "items-start": stacked,
        "text-ui-tag-red-text": late,
        "text-ui-tag-orange-text": urgent && !late,
      })}
    >
      {urgent && (
        <ExclamationCircleSolid aria-hidden className={clx("shrink-0", stacked && "mt-0.5")} />
      )}
      <span className={stacked ? "flex flex-col" : "contents"}>
        <Timestamp at={at} variant="short" country={country} />
        {(withRemaining || late) && (
          <span>
            {!stacked && "· "}
            {late
              ? withRemaining
                ? t("time.lateBy", { duration: remaining })
                : t("time.late")
              : t("time.left", { duration: remaining })}
          </span>
        )}
      </span>
    </span>
  )
}
