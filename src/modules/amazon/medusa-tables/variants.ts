import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { AttributeSourceRef } from "../../../domain/listings"
import { rows } from "../lib/knex"

/**
 * Reads of Medusa's own tables, in SQL where `query.graph` is fifty times slower. Only here, never
 * a write; covered by integration-tests/modules/medusa-tables.spec.ts for each Medusa version.
 */
export interface VariantRow {
  variant_id: string
  product_id: string
  sku: string | null
  barcode: string | null
  ean: string | null
  upc: string | null
  variant_title: string | null
  metadata: Record<string, unknown> | null
  product_metadata: Record<string, unknown> | null
  product_title: string
  product_subtitle: string | null
  product_description: string | null
  product_handle: string | null
  product_type: string | null
  product_collection: string | null
  thumbnail: string | null
  is_discountable: boolean
  requires_shipping: boolean
}

const SELECT = `select v.id as variant_id, v.product_id, v.sku, v.barcode, v.ean, v.upc,
    v.title as variant_title, v.metadata, p.metadata as product_metadata,
    p.title as product_title, p.subtitle as product_subtitle, p.description as product_description,
    p.handle as product_handle, t.value as product_type, c.title as product_collection,
    p.thumbnail, p.discountable as is_discountable,
    coalesce((select bool_or(i.requires_shipping) from product_variant_inventory_item l
      join inventory_item i on i.id = l.inventory_item_id and i.deleted_at is null
      where l.variant_id = v.id and l.deleted_at is null), true) as requires_shipping
  from product_variant v
  join product p on p.id = v.product_id and p.deleted_at is null
  left join product_type t on t.id = p.type_id
  left join product_collection c on c.id = p.collection_id
  where v.deleted_at is null`

export const readVariants = (knex: Knex, variantIds: string[]): Promise<VariantRow[]> =>
  rows<VariantRow>(knex, `${SELECT} and v.id = any(?)`, [variantIds])

/** Variants whose attribute equals one of `values` (spaces trimmed); several may share a value. */
export const findVariantsByAttribute = (
  knex: Knex,
  source: AttributeSourceRef,
  values: string[]
): Promise<{ value: string; variant_id: string }[]> => {
  const expression =
    source.kind === "column"
      ? `v.${source.column}`
      : `${source.of === "product" ? "p" : "v"}.metadata->>:key`
  return rows(
    knex,
    `select trim(${expression}) as value, v.id as variant_id from product_variant v
     join product p on p.id = v.product_id and p.deleted_at is null
     where v.deleted_at is null and trim(${expression}) = any(:values)`,
    { values, ...(source.kind === "metadata" ? { key: source.key } : {}) }
  )
}

/** Metadata that a shop's products or variants have, as a store's attribute map writes it. */
export const readMetadataSources = async (knex: Knex): Promise<string[]> => {
  const keysOf = (table: "product" | "product_variant", prefix: string) => `
    select distinct '${prefix}' || key as source from ${table} t, jsonb_object_keys(
      case when jsonb_typeof(t.metadata) = 'object' then t.metadata else '{}' end) as key
    where t.deleted_at is null and t.metadata is not null`
  const found = await rows<{ source: string }>(
    knex,
    `${keysOf("product_variant", "metadata.")} union ${keysOf("product", "product.metadata.")} order by source`
  )
  return found.map(({ source }) => source)
}
