import { SectionRow } from "@medusajs/dashboard/components"
import { ExclamationCircleSolid } from "@medusajs/icons"
import { clx, StatusBadge, Text } from "@medusajs/ui"

import type { AmazonApplicationDto, ClientSecretDto } from "../../../../types"
import { useWords } from "../../../hooks/use-words"
import { formatDate } from "../../../lib/format-time"
import { Timestamp } from "../../timestamp"

/** Days before the end from which on it is said aloud. */
const SOON_DAYS = 90

/** The client secrets that may be valid, never themselves: how each ends, since when, until when. */
export const ApplicationSecrets = ({ application }: { application: AmazonApplicationDto }) => {
  const { t } = useWords()
  const { secrets, rotation, unreadable_key } = application
  return (
    <SectionRow
      title={t("applicationKeys.clientSecret")}
      value={
        <div className="flex min-w-0 flex-col gap-y-2">
          {unreadable_key !== null && (
            <Text size="small" className="text-ui-tag-red-text text-pretty">
              {t("applicationKeys.unreadable", { key: unreadable_key })}
            </Text>
          )}
          <ul className="flex flex-col gap-y-2">
            {secrets.map((secret, index) => (
              <Secret key={index} secret={secret} />
            ))}
          </ul>
          {rotation.asked_at && (
            <span className="flex flex-wrap items-center gap-x-2" role="status">
              <StatusBadge color="blue">{t("applicationKeys.waitingBadge")}</StatusBadge>
              <span>{t("applicationKeys.waiting")}</span>
              <Timestamp at={rotation.asked_at} />
            </span>
          )}
        </div>
      }
    />
  )
}

const Secret = ({ secret }: { secret: ClientSecretDto }) => {
  const { t, locale } = useWords()
  const { ends_with, since, expires_at, days_left } = secret
  const soon = days_left !== null && days_left <= SOON_DAYS
  return (
    <li className="flex min-w-0 flex-col">
      <span>
        {ends_with
          ? t("applicationKeys.endsWith", { ending: ends_with })
          : t("applicationKeys.isSet")}
        {since && ` · ${t("applicationKeys.since", { date: formatDate(since, locale) })}`}
      </span>
      {expires_at && days_left !== null && (
        <span
          className={clx("flex items-center gap-x-1", {
            "text-ui-fg-subtle": !soon,
            "text-ui-tag-orange-text": soon && days_left > 0,
            "text-ui-tag-red-text": days_left === 0,
          })}
        >
          {soon && <ExclamationCircleSolid aria-hidden className="shrink-0" />}
          {days_left > 0
            ? t("applicationKeys.until", { count: days_left, date: formatDate(expires_at, locale) })
            : t("applicationKeys.ended", { date: formatDate(expires_at, locale) })}
        </span>
      )}
    </li>
  )
}
