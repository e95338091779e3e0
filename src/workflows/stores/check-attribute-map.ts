import { parseAttributeSource } from "../../domain/listings"
import { invalid } from "../../modules/amazon/lib/refusal"
import { readMetadataSources } from "../../modules/amazon/medusa-tables/variants"
import type AmazonModuleService from "../../modules/amazon/service"
import type { AttributeMapDto } from "../../types"

const SHOWN = 8

/**
 * Checks what a person wrote of attributes. A metadata field that no product has is a slip of the pen;
 * one that the store has already stays, as its last product may just have lost it.
 * @throws Refusal naming the row, what is wrong with it, and what there is.
 */
export const checkAttributeMap = async (
  amazon: AmazonModuleService,
  map: AttributeMapDto[],
  before: AttributeMapDto[] = []
): Promise<void> => {
  map.forEach(({ identifier, source }, index) => {
    if (!parseAttributeSource(source)) {
      throw invalid(
        `attribute_map.${index}.source`,
        "attribute_not_found",
        `attribute_map: "${source}" is not an attribute. Use sku, barcode, ean, upc, ` +
          "metadata.<key> or product.metadata.<key>.",
        { value: source }
      )
    }
    if (map.findIndex((other) => other.identifier === identifier) !== index) {
      throw invalid(
        `attribute_map.${index}.identifier`,
        "attribute_repeated",
        `attribute_map: ${identifier} is named twice. Keep one of them.`,
        { value: identifier }
      )
    }
  })
  const kept = new Set(before.map(({ source }) => source))
  const isNewMetadata = ({ source }: AttributeMapDto) =>
    source.includes("metadata.") && !kept.has(source)
  if (map.some(isNewMetadata)) {
    await requireMetadata(amazon, map, isNewMetadata)
  }
}

const requireMetadata = async (
  amazon: AmazonModuleService,
  map: AttributeMapDto[],
  isAsked: (entry: AttributeMapDto) => boolean
): Promise<void> => {
  const there = await readMetadataSources(amazon.db.knex)
  const index = map.findIndex((entry) => isAsked(entry) && !there.includes(entry.source))
  if (index < 0) {
    return
  }
  const { source } = map[index]
  const known = there.slice(0, SHOWN).join(", ")
  throw invalid(
    `attribute_map.${index}.source`,
    "metadata_key_not_found",
    `attribute_map: no product of this shop has "${source}". Check its spelling, or give it to a ` +
      `product first. There is: ${known || "no metadata at all"}.`,
    { value: source, known: known || null }
  )
}
