import type { ErrorObject, ValidateFunction } from "ajv"
import { Ajv2019 } from "ajv/dist/2019.js"
import addFormats from "ajv-formats"
import type { Attributes, ListingIssue } from "../listings/types.js"
import { ATTRIBUTES } from "./definitions.js"
import { nameOf, productTypeSchema } from "./schema.js"
import type { SchemaKey } from "./schema.js"
import { addVocabulary } from "./vocabulary.js"

const ajv = new Ajv2019({ allErrors: true, strict: false, logger: false, validateSchema: false })
addFormats.default(ajv, ["date", "date-time"])
addVocabulary(ajv)

const compiled = new Map<string, ValidateFunction>()

/** What the product type's schema does not allow about the attributes, one issue per attribute. */
export function checkAttributes(key: SchemaKey, attributes: Attributes): ListingIssue[] {
  const validate = validatorOf(key)
  if (validate(attributes)) {
    return []
  }
  const issues = new Map<string, ListingIssue>()
  for (const error of validate.errors ?? []) {
    const issue = toIssue(error)
    const name = `${issue?.attributeNames?.join() ?? ""} ${issue?.code ?? ""}`
    if (issue && !issues.has(name)) {
      issues.set(name, issue)
    }
  }
  return [...issues.values()]
}

function validatorOf(key: SchemaKey): ValidateFunction {
  const name = nameOf(key)
  let validate = compiled.get(name)
  if (!validate) {
    const { $schema: _, $id: __, ...schema } = productTypeSchema(key)
    validate = ajv.compile(schema)
    compiled.set(name, validate)
  }
  return validate
}

/** Amazon's code and words for a deviation; null for what other errors tell better. */
function toIssue(error: ErrorObject): ListingIssue | null {
  const [, attribute] = error.instancePath.split("/")
  const params = error.params as Record<string, unknown>
  if (attribute === undefined) {
    switch (error.keyword) {
      case "required":
        return missing(String(params.missingProperty))
      case "additionalProperties":
        return {
          code: "90000900",
          message: "The attributes are invalid.",
          severity: "ERROR",
          attributeNames: [String(params.additionalProperty)],
          categories: ["INVALID_ATTRIBUTE"],
        }
      default:
        return null
    }
  }
  const title = ATTRIBUTES[attribute]?.title ?? attribute
  if (error.keyword === "required" || error.keyword.startsWith("min")) {
    const field = error.keyword === "required" ? String(params.missingProperty) : "value"
    if (error.keyword === "required" || ["minItems", "minUniqueItems"].includes(error.keyword)) {
      return {
        code: "99022",
        message: `The field '${field}' for the attribute '${title}' does not have enough values. The required minimum is '1' value(s).`,
        severity: "ERROR",
        attributeNames: [attribute],
        categories: ["INVALID_ATTRIBUTE"],
      }
    }
  }
  return error.keyword === "anyOf"
    ? null
    : {
        code: "4000001",
        message: `The provided value for '${title}' is invalid.`,
        severity: "ERROR",
        attributeNames: [attribute],
        categories: attribute === "purchasable_offer" ? ["INVALID_PRICE"] : [],
      }
}

export function missing(attribute: string): ListingIssue {
  return {
    code: "90220",
    message: `'${attribute}' is required but not supplied.`,
    severity: "ERROR",
    attributeNames: [attribute],
    categories: ["MISSING_ATTRIBUTE"],
  }
}
