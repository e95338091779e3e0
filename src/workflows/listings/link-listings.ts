import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  type AttributeSourceRef,
  chooseVariant,
  type ReadListing,
  type VariantChoice,
} from "../../domain/listings"
import { AMAZON_MODULE } from "../../modules/amazon"
import { findVariantsByAttribute } from "../../modules/amazon/medusa-tables/variants"
import type AmazonModuleService from "../../modules/amazon/service"

export interface AttributeMapping {
  identifier: string
  source: AttributeSourceRef
}

/** Amazon's values of one identifier for a listing. */
const valuesOf = (listing: ReadListing, identifier: string): string[] => {
  if (identifier === "SKU") {
    return [listing.seller_sku.trim()]
  }
  if (identifier === "ASIN") {
    return listing.asin ? [listing.asin] : []
  }
  return (listing.identifiers?.[identifier] ?? []).map((value) => value.trim())
}

/** The variant of each listing, by seller SKU: first the equal SKU, then the attribute map in order. */
export const chooseVariants = async (
  amazon: AmazonModuleService,
  listings: ReadListing[],
  attributeMap: AttributeMapping[]
): Promise<Map<string, VariantChoice>> => {
  const mappings: AttributeMapping[] = attributeMap.some((entry) => entry.identifier === "SKU")
    ? attributeMap
    : [{ identifier: "SKU", source: { kind: "column", column: "sku" } }, ...attributeMap]
  const found = await Promise.all(
    mappings.map(async ({ identifier, source }) => {
      const values = [...new Set(listings.flatMap((listing) => valuesOf(listing, identifier)))]
      const matches = values.length
        ? await findVariantsByAttribute(amazon.db.knex, source, values)
        : []
      const byValue = new Map<string, string[]>()
      for (const match of matches) {
        byValue.set(match.value, [...(byValue.get(match.value) ?? []), match.variant_id])
      }
      return byValue
    })
  )
  return new Map(
    listings.map((listing) => [
      listing.seller_sku,
      chooseVariant(
        mappings.map(({ identifier }, index) => ({
          identifier,
          values: valuesOf(listing, identifier),
          found: found[index],
        }))
      ),
    ])
  )
}

/**
 * Links seller SKUs to variants, first by the equal SKU, then by the store's attribute map in order.
 * Links a person made (also "none") stay.
 * @returns seller SKUs whose link changed to a variant.
 */
export const linkListings = async (
  container: MedusaContainer,
  accountId: string,
  listings: ReadListing[],
  attributeMap: AttributeMapping[]
): Promise<string[]> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const choices = await chooseVariants(amazon, listings, attributeMap)
  const items = await amazon.offerItems.listLinkable(
    accountId,
    listings.map((listing) => listing.seller_sku)
  )
  const links = items.flatMap((item) => {
    const choice = choices.get(item.seller_sku)
    return choice
      ? [
          {
            id: item.id,
            before: item.variant_id,
            variant_id: choice.variant_id,
            linked_by: choice.variant_id ? choice.linked_by : null,
          },
        ]
      : []
  })
  const changed = await amazon.offerItems.link(
    links.map(({ id, variant_id, linked_by }) => ({ id, variant_id, linked_by }))
  )
  await relink(
    container,
    changed.map((row) => ({
      id: row.id,
      before: links.find(({ id }) => id === row.id)?.before ?? null,
      after: row.variant_id,
    }))
  )
  return changed.filter((row) => row.variant_id).map((row) => row.seller_sku)
}

const sides = (id: string, variantId: string) => ({
  [AMAZON_MODULE]: { amazon_sku_id: id },
  [Modules.PRODUCT]: { product_variant_id: variantId },
})

/** Medusa's link rows follow the plain column. */
export const relink = async (
  container: MedusaContainer,
  changes: { id: string; before: string | null; after: string | null }[]
): Promise<void> => {
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  const gone = changes.flatMap(({ id, before, after }) =>
    before && before !== after ? [sides(id, before)] : []
  )
  const made = changes.flatMap(({ id, after }) => (after ? [sides(id, after)] : []))
  if (gone.length) {
    await link.dismiss(gone)
  }
  if (made.length) {
    await link.create(made)
  }
}
