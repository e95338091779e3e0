import { ExclamationCircleSolid } from "@medusajs/icons"
import { clx } from "@medusajs/ui"

import type { AmazonAccountDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { formatDate } from "../../lib/format-time"

/** Until when Amazon lets us in, by the server's clock; with a sign from sixty days before the end on. */
export const AccessUntil = ({ account }: { account: AmazonAccountDto | null }) => {
  const { t, locale } = useWords()
  if (!account || account.status === "disconnected") {
    return <span>{t("access.none")}</span>
  }
  if (!account.expires_at) {
    return account.status === "lapsed" ? (
      <Warning red>{t("access.lapsed")}</Warning>
    ) : (
      <span>{t("access.active")}</span>
    )
  }
  const date = formatDate(account.expires_at, locale)
  // Taken back before its time: the date that was hoped for says nothing.
  if (account.status === "lapsed" && account.countdown !== "ended") {
    return <Warning red>{t("access.lapsed")}</Warning>
  }
  if (account.countdown === "ended") {
    return <Warning red>{t("access.endedOn", { date })}</Warning>
  }
  if (account.countdown === "soon") {
    return (
      <Warning>
        {t("access.until", { date })} · {t("access.days", { count: account.days_left ?? 0 })}
      </Warning>
    )
  }
  return <span>{t("access.until", { date })}</span>
}

const Warning = ({ red = false, children }: { red?: boolean; children: React.ReactNode }) => (
  <span
    className={clx(
      "inline-flex items-center gap-x-1",
      red ? "text-ui-tag-red-text" : "text-ui-tag-orange-text"
    )}
  >
    <ExclamationCircleSolid aria-hidden className="shrink-0" />
    <span>{children}</span>
  </span>
)
