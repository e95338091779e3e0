import { requireMarketplace } from "../../amazon/marketplaces.js"
import { invalidInput, notFound, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import type { Requirements } from "../../listings/types.js"
import { ATTRIBUTES, displayName, GROUPS, PRODUCT_TYPES } from "../../product-types/definitions.js"
import {
  attributeNames,
  checksumOf,
  nameOf,
  productTypeSchema,
  schemaText,
  VERSION,
} from "../../product-types/schema.js"
import { META_SCHEMA } from "../../product-types/meta-schema.js"
import type { Call } from "../operations.js"
import { checkSellerId, readMarketplaces } from "../parameters.js"

/** `GET /definitions/2020-09-01/productTypes/{productType}`: a link to the schema, and its groups. */
export function getDefinitionsProductType(call: Call): Answer {
  const { query } = call.request
  const productType = call.path[0] as string
  checkSellerId(call, query.get("sellerId"))
  const marketplaceIds = readMarketplaces(call)
  const [marketplaceId] = marketplaceIds as [string]
  if (marketplaceIds.length > 1) {
    throw invalidInput("marketplaceIds is limited to one marketplace.")
  }
  if (!PRODUCT_TYPES.includes(productType)) {
    throw notFound(`The product type ${productType} does not exist.`)
  }
  const requirements = (query.get("requirements") ?? "LISTING") as Requirements
  const requirementsEnforced = query.get("requirementsEnforced") ?? "ENFORCED"
  const key = {
    ...{ productType, requirements, marketplaceId },
    enforced: requirementsEnforced === "ENFORCED",
  }
  const link = (name: string, schema: Record<string, unknown>) => ({
    link: { resource: `${call.emulator.url}/emulator/schemas/${name}.json`, verb: "GET" },
    checksum: checksumOf(schemaText(schema)),
  })
  const locale = query.get("locale") ?? "DEFAULT"
  return ok({
    metaSchema: link("meta-schema", META_SCHEMA),
    schema: link(nameOf(key), productTypeSchema(key)),
    requirements,
    requirementsEnforced,
    propertyGroups: groupsOf(attributeNames(productType, requirements)),
    locale: locale === "DEFAULT" ? requireMarketplace(marketplaceId).language : locale,
    marketplaceIds,
    productType,
    displayName: displayName(productType),
    productTypeVersion: { version: VERSION, latest: true, releaseCandidate: false },
  })
}

function groupsOf(names: readonly string[]) {
  return Object.fromEntries(
    Object.entries(GROUPS)
      .map(([group, title]) => {
        const propertyNames = names.filter((name) => ATTRIBUTES[name]?.group === group)
        return [group, { title, description: title, propertyNames }] as const
      })
      .filter(([, { propertyNames }]) => propertyNames.length > 0)
  )
}
