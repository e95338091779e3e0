import {
  clx,
  Container,
  DataTable,
  Heading,
  useDataTable,
  type DataTableColumnDef,
  type DataTableCommand,
  type DataTableEmptyStateProps,
  type DataTableRowSelectionState,
} from "@medusajs/ui"
import type { ReactNode } from "react"
import { useNavigate } from "react-router-dom"

import { PAGE_SIZE, type ListState } from "../hooks/use-list-state"
import { useWords } from "../hooks/use-words"
import { StateTabs } from "./state-tabs"
import { StoreFilter } from "./store-filter"

interface ListTableProps<Row extends { id: string }> {
  title: string
  state: ListState
  tabs: { id: string; label: string; count: number | undefined }[]
  // The cell types of a table's columns differ from one another.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  columns: DataTableColumnDef<Row, any>[]
  rows: Row[]
  count: number
  isLoading: boolean
  /** Other rows are on their way: the old ones stay, dimmed. */
  isStale: boolean
  searchPlaceholder: string
  empty: DataTableEmptyStateProps
  actions?: ReactNode
  /** Many columns: less room between them, so that they fit beside the menu on a small laptop. */
  dense?: boolean
  /** More choices, in a row of their own below the tabs. */
  filters?: ReactNode
  rowHref?: (row: Row) => string
  commands?: DataTableCommand[]
  selection?: {
    state: DataTableRowSelectionState
    onChange: (state: DataTableRowSelectionState) => void
    enabled: (row: Row) => boolean
  }
}

/** Medusa's data table with tabs, search, store filter and paging, all kept in the address. */
export const ListTable = <Row extends { id: string }>(props: ListTableProps<Row>) => {
  const { state, selection, rowHref } = props
  const { t } = useWords()
  const navigate = useNavigate()

  const instance = useDataTable({
    data: props.rows,
    columns: props.columns,
    rowCount: props.count,
    getRowId: (row) => row.id,
    isLoading: props.isLoading,
    commands: props.commands,
    search: { state: state.q, onSearchChange: (q) => state.set({ q }) },
    pagination: {
      state: { pageIndex: Math.floor(state.offset / PAGE_SIZE), pageSize: PAGE_SIZE },
      onPaginationChange: ({ pageIndex }) =>
        state.set({ offset: pageIndex > 0 ? String(pageIndex * PAGE_SIZE) : null }),
    },
    rowSelection: selection && {
      state: selection.state,
      onRowSelectionChange: selection.onChange,
      enableRowSelection: (row) => selection.enabled(row.original),
    },
    onRowClick: rowHref
      ? (event, row) => {
          if (event.metaKey || event.ctrlKey) {
            window.open(
              `${__BASE__ === "/" ? "" : __BASE__}${rowHref(row)}`,
              "_blank",
              "noreferrer"
            )
          } else {
            navigate(rowHref(row))
          }
        }
      : undefined,
  })

  return (
    <Container className="divide-y p-0" aria-busy={props.isStale}>
      <DataTable instance={instance}>
        <DataTable.Toolbar className="flex flex-col items-start justify-between gap-2 md:flex-row md:items-center">
          <Heading>{props.title}</Heading>
          <div className="flex w-full flex-wrap items-center gap-2 md:w-auto">
            <StoreFilter value={state.storeId} onChange={(store) => state.set({ store })} />
            <div className="min-w-48 flex-1 md:w-64 md:flex-none">
              <DataTable.Search placeholder={props.searchPlaceholder} />
            </div>
            {props.actions}
          </div>
        </DataTable.Toolbar>
        <StateTabs
          label={props.title}
          tabs={props.tabs}
          active={state.tab}
          onChange={(tab) => state.set({ tab: tab === props.tabs[0].id ? null : tab })}
        />
        {props.filters && (
          <div className="grid grid-cols-2 gap-2 px-6 py-3 sm:flex sm:flex-wrap">
            {props.filters}
          </div>
        )}
        <div
          className={clx({
            "opacity-60 transition-opacity": props.isStale,
            "[&_td]:pr-4 [&_th]:pr-4": props.dense,
          })}
        >
          <DataTable.Table emptyState={props.empty} />
        </div>
        <DataTable.Pagination
          translations={{
            of: t("table.of"),
            results: t("table.results"),
            pages: t("table.pages"),
            prev: t("table.previous"),
            next: t("table.next"),
          }}
        />
        {props.commands && (
          <DataTable.CommandBar selectedLabel={(count) => t("table.selected", { count })} />
        )}
      </DataTable>
    </Container>
  )
}
