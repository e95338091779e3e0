import { META_SCHEMA_URI } from "./schema.js"

const boolean = { type: "boolean", default: true }
const count = { type: "integer", minimum: 0 }
const names = { type: "array", items: { type: "string" } }

/**
 * The meta-schema of product type definitions: draft 2019-09 and Amazon's own keywords, which its
 * documentation lists (Amazon Product Type Definitions Meta-Schema v1).
 */
export const META_SCHEMA: Record<string, unknown> = {
  $schema: "https://json-schema.org/draft/2019-09/schema",
  $id: META_SCHEMA_URI,
  $vocabulary: {
    "https://json-schema.org/draft/2019-09/vocab/core": true,
    "https://json-schema.org/draft/2019-09/vocab/applicator": true,
    "https://json-schema.org/draft/2019-09/vocab/validation": true,
    "https://json-schema.org/draft/2019-09/vocab/meta-data": true,
    "https://json-schema.org/draft/2019-09/vocab/format": false,
    "https://schemas.amazon.com/selling-partners/definitions/product-types/vocabulary/v1": true,
  },
  $recursiveAnchor: true,
  allOf: [{ $ref: "https://json-schema.org/draft/2019-09/schema" }],
  type: ["object", "boolean"],
  properties: {
    editable: boolean,
    enumNames: names,
    hidden: { type: "boolean", default: false },
    maxUniqueItems: count,
    maxUtf8ByteLength: count,
    minUniqueItems: { ...count, default: 0 },
    minUtf8ByteLength: { ...count, default: 0 },
    selectors: { ...names, default: [] },
  },
}
