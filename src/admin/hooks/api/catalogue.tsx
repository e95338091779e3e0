import { useInfiniteQuery, useQuery } from "@tanstack/react-query"

import { sdk } from "../../lib/sdk"

/* Medusa's own resources that the forms let a person choose from. */

export const useSalesChannelOptions = () =>
  useQuery({
    queryKey: ["amazon", "options", "sales-channels"],
    queryFn: () => sdk.admin.salesChannel.list({ limit: 200, fields: "id,name,is_disabled" }),
    select: (data) => data.sales_channels.map(({ id, name }) => ({ value: id, label: name })),
  })

export const useStockLocationOptions = () =>
  useQuery({
    queryKey: ["amazon", "options", "stock-locations"],
    queryFn: () => sdk.admin.stockLocation.list({ limit: 200, fields: "id,name" }),
    select: (data) => data.stock_locations.map(({ id, name }) => ({ value: id, label: name })),
  })

const PAGE = 20

/** Variants by title, SKU or barcode, a page at a time. */
export const useVariantOptions = (q: string) => {
  const result = useInfiniteQuery({
    queryKey: ["amazon", "options", "variants", q],
    queryFn: ({ pageParam }) =>
      sdk.admin.productVariant.list({
        q: q || undefined,
        limit: PAGE,
        offset: pageParam,
        fields: "id,title,sku,product.title",
      }),
    initialPageParam: 0,
    getNextPageParam: (last) =>
      last.offset + last.limit < last.count ? last.offset + last.limit : undefined,
    placeholderData: (previous) => previous,
  })
  const options = (result.data?.pages ?? []).flatMap((page) =>
    page.variants.map((variant) => ({
      value: variant.id,
      label: [variant.product?.title, variant.title, variant.sku].filter(Boolean).join(" · "),
    }))
  )
  return { ...result, options }
}
