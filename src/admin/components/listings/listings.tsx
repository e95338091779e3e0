import { Outlet, useLocation } from "react-router-dom"

import { useAmazonListings } from "../../hooks/api/listings"
import { PAGE_SIZE, useListState } from "../../hooks/use-list-state"
import { useWords } from "../../hooks/use-words"
import { LISTING_TABS } from "../../lib/codes"
import { ListTable } from "../list-table"
import { SectionError } from "../section-error"
import { useListingColumns } from "./use-listing-columns"

/** What is on Amazon, what is not, and why? */
export const Listings = () => {
  const { t } = useWords()
  const { search } = useLocation()
  const state = useListState(LISTING_TABS)
  const columns = useListingColumns(search)
  const { data, error, refetch, isPlaceholderData, isPending } = useAmazonListings({
    tab: state.tab,
    q: state.q || undefined,
    store_id: state.storeId || undefined,
    offset: state.offset,
    limit: PAGE_SIZE,
  })
  if (error && !data) {
    return <SectionError error={error} onRetry={() => refetch()} />
  }
  return (
    <>
      <ListTable
        title={t("menu.listings")}
        state={state}
        tabs={LISTING_TABS.map((id) => ({
          id,
          label: t(`listingTabs.${id}`),
          count: data?.tabs[id],
        }))}
        columns={columns}
        rows={data?.listings ?? []}
        count={data?.count ?? 0}
        isLoading={isPending}
        isStale={isPlaceholderData}
        searchPlaceholder={t("listings.search")}
        empty={{
          empty: { heading: t("listings.none"), description: t("listings.noneHint") },
          filtered: { heading: t("table.noResults"), description: t("table.noResultsHint") },
        }}
      />
      <Outlet />
    </>
  )
}
