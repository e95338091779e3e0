import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"

import type { AmazonListingDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { QuantityCell } from "../quantity-cell"
import { StoreBadge } from "../store-badge"
import { LinkedProduct } from "./linked-product"
import { ListingMenu } from "./listing-menu"
import { ListingState } from "./listing-state"
import { ListingTitle } from "./listing-title"

const helper = createDataTableColumnHelper<AmazonListingDto>()

/** @param search the list's query string, kept while a drawer is open */
export const useListingColumns = (search: string) => {
  const { t, code, money } = useWords()
  return useMemo(
    () => [
      helper.accessor("title", {
        header: t("listings.columns.listing"),
        minSize: 220,
        maxSize: 300,
        cell: ({ row }) => <ListingTitle listing={row.original} />,
      }),
      helper.accessor("seller_sku", {
        header: t("listings.columns.sku"),
        cell: ({ row }) => (
          <span className="flex flex-col py-1 leading-tight">
            <span>{row.original.seller_sku}</span>
            <span className="txt-compact-xsmall text-ui-fg-subtle">{row.original.asin ?? "–"}</span>
          </span>
        ),
      }),
      helper.accessor("store", {
        header: t("common.store"),
        cell: ({ row }) => <StoreBadge compact store={row.original.store} />,
      }),
      helper.accessor("amazon_status", {
        header: t("listings.columns.state"),
        cell: ({ row }) => (
          <span className="flex flex-col items-start gap-y-0.5 py-1 leading-tight">
            <ListingState listing={row.original} />
            <span className="txt-compact-xsmall text-ui-fg-subtle">
              {code("fulfilment", row.original.fulfilment)}
            </span>
          </span>
        ),
      }),
      helper.accessor("variant", {
        header: t("listings.columns.product"),
        cell: ({ row }) => <LinkedProduct listing={row.original} search={search} />,
      }),
      helper.accessor("price", {
        header: t("listings.columns.price"),
        align: "right",
        cell: ({ row }) => (
          <span className="tabular-nums">
            {money(row.original.price, row.original.currency_code)}
          </span>
        ),
      }),
      helper.accessor((listing) => listing.quantity.desired, {
        id: "quantity",
        header: t("listings.columns.quantity"),
        align: "right",
        truncateTooltip: false,
        cell: ({ row }) => <QuantityCell listing={row.original} />,
      }),
      helper.display({
        id: "menu",
        header: () => <span className="sr-only">{t("common.actions")}</span>,
        size: 48,
        cell: ({ row }) => <ListingMenu listing={row.original} search={search} />,
      }),
    ],
    [search, t, code, money]
  )
}
