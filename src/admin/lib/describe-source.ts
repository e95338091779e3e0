import { VARIANT_ATTRIBUTES } from "./codes"

type Source = (typeof VARIANT_ATTRIBUTES)[number]

/** An attribute in words; a metadata field as it is written. */
export function describeSource(
  source: string,
  t: (key: `attributeMap.sources.${Source}`) => string
): string {
  const known = VARIANT_ATTRIBUTES.find((attribute) => attribute === source)
  return known ? t(`attributeMap.sources.${known}`) : source
}
