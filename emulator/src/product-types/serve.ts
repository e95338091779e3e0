import { MARKETPLACES } from "../amazon/marketplaces.js"
import type { Answer } from "../http/answer.js"
import type { Request } from "../http/request.js"
import type { Requirements } from "../listings/types.js"
import { PRODUCT_TYPES } from "./definitions.js"
import { META_SCHEMA } from "./meta-schema.js"
import { productTypeSchema, schemaText } from "./schema.js"

const ADDRESS = /^\/emulator\/schemas\/([A-Za-z0-9_.-]+)\.json$/
const REQUIREMENTS = ["LISTING", "LISTING_PRODUCT_ONLY", "LISTING_OFFER_ONLY"]

/**
 * A schema behind the link of a product type definition, as Amazon's file store would answer it;
 * null when the address is none.
 */
export function answerSchema(request: Request): Answer | null {
  const name = ADDRESS.exec(request.path)?.[1]
  if (name === undefined || request.method !== "GET") {
    return null
  }
  const schema = name === "meta-schema" ? META_SCHEMA : schemaNamed(name)
  return schema
    ? {
        status: 200,
        body: schemaText(schema),
        headers: { "content-type": "application/json", "cache-control": "max-age=3600" },
      }
    : { status: 404, body: { error: `no schema ${name}` } }
}

function schemaNamed(name: string): Record<string, unknown> | null {
  const [productType = "", requirements = "", enforced, marketplaceId = ""] = name.split(".")
  const isKnown =
    PRODUCT_TYPES.includes(productType) &&
    REQUIREMENTS.includes(requirements) &&
    MARKETPLACES.some(({ id }) => id === marketplaceId)
  return isKnown
    ? productTypeSchema({
        ...{ productType, marketplaceId, enforced: enforced === "ENFORCED" },
        requirements: requirements as Requirements,
      })
    : null
}
