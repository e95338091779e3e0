import { Button, Text } from "@medusajs/ui"
import { useCallback } from "react"
import { Link, Outlet, useLocation } from "react-router-dom"

import type { AmazonLogEntryDto } from "../../../types"
import { toLogParameters, useAmazonLog, type LogQuery } from "../../hooks/api/log"
import { PAGE_SIZE } from "../../hooks/use-list-state"
import { LOG_TABS, useLogState, type LogState } from "../../hooks/use-log-state"
import { useWords } from "../../hooks/use-words"
import { urlOf } from "../../lib/request"
import { Allowed } from "../allowed"
import { ListTable } from "../list-table"
import { SectionError } from "../section-error"
import { LogFilters } from "./log-filters"
import { useLogColumns } from "./use-log-columns"

const queryOf = (state: LogState): LogQuery => ({
  store_id: state.storeId || undefined,
  kind: state.kind || undefined,
  direction: state.direction || undefined,
  result: state.tab === "all" ? undefined : state.tab,
  q: state.q || undefined,
  period: state.period,
})

/** What was said, and did Amazon accept it? */
export const Log = () => {
  const { t, number } = useWords()
  const { search } = useLocation()
  const state = useLogState()
  const query = queryOf(state)
  const href = useCallback(
    (entry: AmazonLogEntryDto) => `/amazon/log/${entry.id}${search}`,
    [search]
  )
  const columns = useLogColumns(href)
  const { data, error, refetch, isPlaceholderData, isPending } = useAmazonLog(query, {
    limit: PAGE_SIZE,
    offset: state.offset,
  })
  if (error && !data) {
    return <SectionError error={error} onRetry={() => refetch()} />
  }
  const { kept } = data ?? {}
  return (
    <div className="flex flex-col gap-y-2">
      <ListTable
        title={t("menu.log")}
        state={state}
        tabs={LOG_TABS.map((id) => ({ id, label: t(`logTabs.${id}`), count: undefined }))}
        columns={columns}
        rows={data?.entries ?? []}
        count={data?.count ?? 0}
        isLoading={isPending}
        isStale={isPlaceholderData}
        searchPlaceholder={t("log.search")}
        empty={{
          empty: { heading: t("log.none"), description: t("log.noneHint") },
          filtered: { heading: t("table.noResults"), description: t("log.noResultsHint") },
        }}
        rowHref={href}
        filters={<LogFilters state={state} />}
        actions={
          <Button size="small" variant="secondary" asChild>
            <a
              href={urlOf("/admin/amazon/log/export.csv", toLogParameters(query))}
              download="amazon-log.csv"
            >
              {t("log.export")}
            </a>
          </Button>
        }
      />
      {kept && (
        <Text size="small" className="text-ui-fg-subtle px-6">
          {t("log.kept", { days: number(kept.days), raw: number(kept.raw_answers_days) })}{" "}
          <Allowed right="configure">
            <Link to="/settings/amazon/log/edit" className="text-ui-fg-interactive">
              {t("log.change")}
            </Link>
          </Allowed>
        </Text>
      )}
      <Outlet />
    </div>
  )
}
