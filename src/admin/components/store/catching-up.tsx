import { Spinner } from "@medusajs/icons"

import type { StoreCardDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { formatDate } from "../../lib/format-time"

/** While orders that were missed, or the first ones, are being fetched: how many came in until now. */
export const CatchingUp = ({ store }: { store: StoreCardDto }) => {
  const { t, locale } = useWords()
  const missed = store.account?.catching_up
  if (!missed) {
    return null
  }
  const fetching = missed.since
    ? t("access.fetching", { count: missed.orders, date: formatDate(missed.since, locale) })
    : t("access.fetchingFirst", { count: missed.orders })
  const sendsStock =
    store.status === "active" && store.settings.stock.enabled && store.figures.stock_started
  return (
    <span role="status" className="text-ui-tag-blue-text flex w-fit items-start gap-x-1.5">
      <Spinner aria-hidden className="mt-0.5 shrink-0 animate-spin" />
      <span>
        {missed.holds_stock && sendsStock ? `${fetching} ${t("access.stockAfter")}` : fetching}
      </span>
    </span>
  )
}
