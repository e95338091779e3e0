import { type DataTableRowSelectionState } from "@medusajs/ui"
import { useState } from "react"

import { useAmazonOrders, useRetryAmazonOrders } from "../../hooks/api/orders"
import { useRights } from "../../hooks/api/rights"
import { useAttempt } from "../../hooks/use-attempt"
import { PAGE_SIZE, useListState } from "../../hooks/use-list-state"
import { useTellRetry } from "../../hooks/use-tell-retry"
import { useWords } from "../../hooks/use-words"
import { ORDER_TABS } from "../../lib/codes"
import { ListTable } from "../list-table"
import { SectionError } from "../section-error"
import { useOrderColumns } from "./use-order-columns"

/** Which orders came in, what must be shipped, what is stuck? */
export const Orders = () => {
  const { t } = useWords()
  const attempt = useAttempt()
  const tellRetry = useTellRetry()
  const state = useListState(ORDER_TABS)
  const held = state.tab === "held"
  const repairing = useRights().may("operate") && held
  const [selected, setSelected] = useState<DataTableRowSelectionState>({})
  const columns = useOrderColumns({ selectable: repairing })
  const retry = useRetryAmazonOrders()
  const { data, error, refetch, isPlaceholderData, isPending } = useAmazonOrders({
    tab: state.tab,
    q: state.q || undefined,
    store_id: state.storeId || undefined,
    offset: state.offset,
    limit: PAGE_SIZE,
  })

  const importAgain = async (selection: DataTableRowSelectionState) => {
    const ids = Object.keys(selection).filter((id) => selection[id])
    if (await attempt(async () => tellRetry(await retry.mutateAsync({ ids })))) {
      setSelected({})
    }
  }

  if (error && !data) {
    return <SectionError error={error} onRetry={() => refetch()} />
  }
  const nothing = {
    heading: held ? t("orders.noneHeld") : t("orders.none"),
    description: held ? t("orders.noneHeldHint") : t("orders.noneHint"),
  }
  return (
    <ListTable
      title={t("menu.orders")}
      state={state}
      tabs={ORDER_TABS.map((id) => ({ id, label: t(`orderTabs.${id}`), count: data?.tabs[id] }))}
      columns={columns}
      rows={data?.orders ?? []}
      count={data?.count ?? 0}
      isLoading={isPending}
      isStale={isPlaceholderData}
      dense
      searchPlaceholder={t("orders.search")}
      empty={{
        empty: nothing,
        filtered: { heading: t("table.noResults"), description: t("table.noResultsHint") },
      }}
      rowHref={(order) => `/amazon/orders/${order.id}`}
      commands={
        repairing
          ? [{ label: t("orders.importAgain"), shortcut: "i", action: importAgain }]
          : undefined
      }
      selection={
        repairing
          ? { state: selected, onChange: setSelected, enabled: (order) => order.state === "held" }
          : undefined
      }
    />
  )
}
