import type { ErrorObject, ValidateFunction } from "ajv"
import { Ajv2019 } from "ajv/dist/2019.js"
import { closedSchema } from "./closed-schema.js"
import { FORMAT_HINTS, FORMATS } from "./formats.js"
import { dereference } from "./json-pointer.js"
import type { JsonSchema } from "./types.js"

/** A deviation inside one value: JSON pointer (empty for the value itself) and what is wrong. */
export interface Finding {
  pointer: string
  message: string
}

export type Validator = (value: unknown) => Finding[]

const ajv = new Ajv2019({
  allErrors: true,
  strict: false,
  validateFormats: true,
  // Some patterns of Amazon's models are not valid with the "u" flag (needless escapes).
  unicodeRegExp: false,
  logger: false,
})
for (const [name, format] of Object.entries(FORMATS)) {
  ajv.addFormat(name, format)
}

const compiled = new WeakMap<JsonSchema, Validator>()

/**
 * The validator of a schema, compiled the first time it is asked for. `document` is what the
 * schema's references point into.
 */
export function validatorFor(document: object, schema: JsonSchema): Validator {
  // Most answers of an API share one error list: compile what is referred to, not the reference.
  const target = typeof schema.$ref === "string" ? dereference(document, schema) : schema
  let validator = compiled.get(target)
  if (validator === undefined) {
    const validate: ValidateFunction = ajv.compile(closedSchema(document, target))
    validator = (value) => (validate(value) ? [] : (validate.errors ?? []).map(toFinding))
    compiled.set(target, validator)
  }
  return validator
}

function toFinding(error: ErrorObject): Finding {
  const at = error.instancePath
  const params = error.params as Record<string, unknown>
  switch (error.keyword) {
    case "additionalProperties":
      return child(at, params.additionalProperty, "is not a property of Amazon's model; remove it")
    case "unevaluatedProperties":
      return child(at, params.unevaluatedProperty, "is not a property of Amazon's model; remove it")
    case "required":
      return child(at, params.missingProperty, "is required and missing")
    case "enum":
      return { pointer: at, message: `must be one of ${list(params.allowedValues)}` }
    case "type":
      return { pointer: at, message: `must be of type ${[params.type].flat().join(" or ")}` }
    case "format":
      return {
        pointer: at,
        message: `must be ${FORMAT_HINTS[String(params.format)] ?? `of format ${String(params.format)}`}`,
      }
    default:
      return { pointer: at, message: error.message ?? `breaks the rule "${error.keyword}"` }
  }
}

function child(at: string, name: unknown, message: string): Finding {
  const key = String(name).replace(/~/g, "~0").replace(/\//g, "~1")
  return { pointer: `${at}/${key}`, message }
}

function list(values: unknown): string {
  return Array.isArray(values) ? values.map((value) => String(value)).join(", ") : String(values)
}
