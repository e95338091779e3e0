import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../../../../modules/amazon"
import { notFound } from "../../../../modules/amazon/lib/refusal"
import { readVariants, type VariantRow } from "../../../../modules/amazon/medusa-tables/variants"
import type AmazonModuleService from "../../../../modules/amazon/service"
import type {
  ListingFilter,
  ListingOverviewRow,
} from "../../../../modules/amazon/services/overview-listings"
import type { AmazonListingDto, AmazonListingListResponse } from "../../../../types"
import { toIsoOrNull } from "../../../lib/time"

const toListingDto = (
  row: ListingOverviewRow,
  variant: VariantRow | undefined
): AmazonListingDto => ({
  id: row.id,
  store: row.store,
  seller_sku: row.seller_sku,
  asin: row.asin,
  title: row.title,
  image_url: row.image_url,
  amazon_status: row.amazon_status ?? [],
  fulfilment: row.fulfilment as AmazonListingDto["fulfilment"],
  price: row.price,
  currency_code: row.currency_code,
  variant: variant
    ? {
        id: variant.variant_id,
        title: variant.variant_title ?? variant.product_title,
        product_id: variant.product_id,
        product_title: variant.product_title,
      }
    : null,
  linked_by: row.linked_by,
  quantity: {
    desired: row.desired_quantity,
    expected_at_amazon: row.expected_quantity,
    read_back: row.read_back_quantity,
    sent_at: toIsoOrNull(row.sent_at),
    reasons: (row.reasons ?? []).map(({ code, parameters, result }) => ({
      code,
      parameters: parameters ?? {},
      result: result ?? null,
    })),
  },
  issue_count: row.issue_count,
  synced_at: toIsoOrNull(row.synced_at),
})

const withVariants = async (
  amazon: AmazonModuleService,
  rows: ListingOverviewRow[]
): Promise<AmazonListingDto[]> => {
  const ids = [...new Set(rows.flatMap((row) => row.variant_id ?? []))]
  const variants = ids.length ? await readVariants(amazon.db.knex, ids) : []
  const byId = new Map(variants.map((variant) => [variant.variant_id, variant]))
  return rows.map((row) => toListingDto(row, byId.get(row.variant_id ?? "")))
}

const variantsOfProduct = async (container: MedusaContainer, productId: string) => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "product_variant",
    fields: ["id"],
    filters: { product_id: productId },
  })
  return data.map(({ id }) => id)
}

/** A page of listings; `product_id` and `variant_id` narrow to those linked to them. */
export const loadListings = async (
  container: MedusaContainer,
  {
    product_id,
    variant_id,
    ...filter
  }: Omit<ListingFilter, "variant_ids"> & { product_id?: string; variant_id?: string },
  page: { limit: number; offset: number }
): Promise<AmazonListingListResponse> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const ofProduct = product_id ? await variantsOfProduct(container, product_id) : undefined
  const narrowed: ListingFilter = {
    ...filter,
    variant_ids: variant_id
      ? [variant_id].filter((id) => !ofProduct || ofProduct.includes(id))
      : ofProduct,
  }
  const [rows, tabs] = await Promise.all([
    amazon.overview.listings.list(narrowed, page),
    amazon.overview.listings.tabs(narrowed),
  ])
  return { listings: await withVariants(amazon, rows), count: tabs[filter.tab], ...page, tabs }
}

/** @throws MedusaError not_found. */
export const requireListing = async (
  container: MedusaContainer,
  id: string
): Promise<ListingOverviewRow> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const row = await amazon.overview.listings.find(id)
  if (!row) {
    throw notFound(
      "listing_not_found",
      `There is no Amazon listing ${id}. It may be gone at Amazon: look it up in the list by its SKU.`,
      { id }
    )
  }
  return row
}

/** @throws MedusaError not_found. */
export const loadListing = async (
  container: MedusaContainer,
  id: string
): Promise<AmazonListingDto> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const [listing] = await withVariants(amazon, [await requireListing(container, id)])
  return listing
}
