import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { Link } from "react-router-dom"

import type { AmazonLogEntryDto } from "../../../types"
import { useLogWords } from "../../hooks/use-log-words"
import { useWords } from "../../hooks/use-words"
import { formatMilliseconds } from "../../lib/format-milliseconds"
import { StoreBadge } from "../store-badge"
import { Timestamp } from "../timestamp"
import { LogOutcome } from "./log-outcome"

const helper = createDataTableColumnHelper<AmazonLogEntryDto>()

/** @param href the page of an entry, with the list's filters */
export const useLogColumns = (href: (entry: AmazonLogEntryDto) => string) => {
  const { t, locale } = useWords()
  const sentence = useLogWords()
  return useMemo(
    () => [
      helper.accessor("at", {
        header: t("log.when"),
        cell: ({ row }) => (
          <Timestamp at={row.original.at} country={row.original.store?.country_code} />
        ),
      }),
      helper.accessor("store", {
        header: t("common.store"),
        cell: ({ row }) =>
          row.original.store ? (
            <StoreBadge compact store={row.original.store} />
          ) : (
            <span className="text-ui-fg-subtle">{t("log.wholeAccount")}</span>
          ),
      }),
      helper.accessor("operation", {
        header: t("log.what"),
        minSize: 220,
        cell: ({ row }) => (
          <Link
            to={href(row.original)}
            onClick={(event) => event.stopPropagation()}
            className="txt-compact-small-plus hover:text-ui-fg-interactive focus-visible:shadow-borders-focus rounded outline-none"
          >
            {sentence(row.original)}
          </Link>
        ),
      }),
      helper.accessor("subject", {
        header: t("log.about"),
        cell: ({ row }) => row.original.subject ?? <span className="text-ui-fg-muted">–</span>,
      }),
      helper.accessor("outcome", {
        header: t("log.result"),
        cell: ({ row }) => <LogOutcome outcome={row.original.outcome} />,
      }),
      helper.accessor("duration_ms", {
        header: t("log.duration"),
        align: "right",
        cell: ({ row: { original: entry } }) => (
          <span className="tabular-nums">
            {formatMilliseconds(entry.duration_ms / entry.count, locale)}
          </span>
        ),
      }),
    ],
    [t, locale, sentence, href]
  )
}
