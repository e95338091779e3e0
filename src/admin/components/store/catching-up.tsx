import { Spinner } from "@medusajs/icons"

import type { AmazonAccountDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { formatDate } from "../../lib/format-time"

/** While orders that were missed, or the first ones, are being fetched: how many came in until now. */
export const CatchingUp = ({ account }: { account: AmazonAccountDto | null }) => {
  const { t, locale } = useWords()
  const missed = account?.catching_up
  if (!missed) {
    return null
  }
  return (
    <span role="status" className="text-ui-tag-blue-text flex w-fit items-start gap-x-1.5">
      <Spinner aria-hidden className="mt-0.5 shrink-0 animate-spin" />
      <span>
        {missed.since
          ? t("access.fetching", {
              count: missed.orders,
              date: formatDate(missed.since, locale),
            })
          : t("access.fetchingFirst", { count: missed.orders })}
      </span>
    </span>
  )
}
