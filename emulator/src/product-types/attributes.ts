import { CONDITIONS } from "../restrictions/rules.js"

export type Json = Record<string, unknown>

/** What the schema of an attribute depends on. */
export interface Setting {
  marketplaceId: string
  currency: string
  languages: readonly string[]
  /** Channel of Amazon's warehouses in the marketplace's region. */
  fbaChannel: string
}

/** One attribute: its part in the listing and its schema in Amazon's dialect. */
export interface AttributeDefinition {
  title: string
  group: string
  /** In the offer, in the product's facts, or in both. */
  part: "offer" | "product" | "both"
  schema: (setting: Setting) => Json
}

interface Shape {
  selectors?: string[]
  properties: Json
  required: string[]
  max?: number
}

/** A list of objects, as every attribute is. */
function list(title: string, { selectors, properties, required, max }: Shape): Json {
  return {
    title,
    type: "array",
    minItems: 1,
    minUniqueItems: 1,
    ...(max !== undefined && { maxUniqueItems: max }),
    ...(selectors && { selectors }),
    items: { type: "object", required, properties, additionalProperties: false },
  }
}

const MARKETPLACE = { marketplace_id: { $ref: "#/$defs/marketplace_id" } }
const LANGUAGE = { language_tag: { $ref: "#/$defs/language_tag" } }

export function text(title: string, maxLength: number, max = 1): (setting: Setting) => Json {
  const value = {
    title,
    type: "string",
    minLength: 1,
    maxLength,
    maxUtf8ByteLength: maxLength * 4,
    editable: true,
    hidden: false,
  }
  return () =>
    list(title, {
      selectors: ["marketplace_id", "language_tag"],
      properties: { value, ...LANGUAGE, ...MARKETPLACE },
      required: ["language_tag", "value"],
      max,
    })
}

export function choice(title: string, values: string[], max = 1): (setting: Setting) => Json {
  const value = { title, type: "string", enum: values, enumNames: values.map(nameOf) }
  return () => single(title, value, max)
}

export function plain(title: string, type: string, limits: Json = {}): (setting: Setting) => Json {
  return () => single(title, { title, type, ...limits })
}

function single(title: string, value: Json, max = 1): Json {
  return list(title, {
    selectors: ["marketplace_id"],
    properties: { value, ...MARKETPLACE },
    required: ["value"],
    max,
  })
}

const nameOf = (value: string) =>
  value.charAt(0).toUpperCase() + value.slice(1).replaceAll("_", " ").toLowerCase()

export function measure(title: string, units: string[]): (setting: Setting) => Json {
  return () =>
    list(title, {
      selectors: ["marketplace_id"],
      properties: {
        value: { type: "number", minimum: 0 },
        unit: { type: "string", enum: units, enumNames: units.map(nameOf) },
        ...MARKETPLACE,
      },
      required: ["unit", "value"],
      max: 1,
    })
}

export function image(title: string): (setting: Setting) => Json {
  return () =>
    list(title, {
      selectors: ["marketplace_id"],
      properties: { media_location: { type: "string", minLength: 1 }, ...MARKETPLACE },
      required: ["media_location"],
      max: 1,
    })
}

export function identifier(): Json {
  const types = ["ean", "gtin", "upc", "isbn", "jan", "minsan"]
  return list("External product identifier", {
    selectors: ["marketplace_id", "type"],
    properties: {
      type: { type: "string", enum: types, enumNames: types.map((type) => type.toUpperCase()) },
      value: { type: "string", minLength: 1, maxLength: 14 },
      ...MARKETPLACE,
    },
    required: ["type", "value"],
    max: 10,
  })
}

export const conditionType = choice("Item condition", CONDITIONS)

export function parentSku(): Json {
  return list("Parentage", {
    selectors: ["marketplace_id", "child_relationship_type"],
    properties: {
      child_relationship_type: { type: "string", enum: ["variation"], enumNames: ["Variation"] },
      parent_sku: { type: "string", minLength: 1, maxLength: 40 },
      ...MARKETPLACE,
    },
    required: ["child_relationship_type"],
    max: 1,
  })
}

export function variationTheme(): Json {
  const themes = ["COLOR", "SIZE", "COLOR/SIZE"]
  return list("Variation theme", {
    properties: { name: { type: "string", enum: themes, enumNames: themes.map(nameOf) } },
    required: ["name"],
    max: 1,
  })
}

/** SKUs that a package of several holds. */
export function packageContents(): Json {
  return list("Package contains", {
    selectors: ["marketplace_id"],
    properties: {
      sku: { type: "string", minLength: 1, maxLength: 40 },
      quantity: { type: "integer", minimum: 1 },
      ...MARKETPLACE,
    },
    required: ["quantity"],
    max: 1,
  })
}
