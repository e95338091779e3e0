import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { invalid, type Refusal } from "../../modules/amazon/lib/refusal"
import type { RefusalCode, RefusalParameters } from "../../types"
import { shown, withoutSecrets } from "./shown"

type Issue = z.core.$ZodIssue

/** What our own rules say of a fault, in `params` of the refinement. */
export interface Fault {
  code: RefusalCode
  parameters?: RefusalParameters
}

const valueAt = (input: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input
  )

/** Code and parameters of the first fault; Medusa's sentence stays the message. */
const faultOf = (issue: Issue, input: unknown): Fault => {
  const value = valueAt(input, issue.path)
  const told = issue.code === "custom" ? (issue.params as Fault | undefined) : undefined
  if (told?.code) {
    return { code: told.code, parameters: { value: shown(value), ...told.parameters } }
  }
  switch (issue.code) {
    case "unrecognized_keys":
      return { code: "field_unknown", parameters: { fields: issue.keys.map(shown).join(", ") } }
    case "invalid_type":
      return value === undefined
        ? { code: "field_required" }
        : {
            code: "field_wrong_type",
            parameters: { expected: issue.expected, value: shown(value) },
          }
    case "too_big":
    case "too_small":
      return {
        code: "list_length",
        parameters: {
          minimum: issue.code === "too_small" ? Number(issue.minimum) : 0,
          maximum: issue.code === "too_big" ? Number(issue.maximum) : null,
        },
      }
    case "invalid_format":
      return {
        code: issue.format === "email" ? "email_invalid" : "instant_invalid",
        parameters: { value: shown(value) },
      }
    default:
      return { code: "input_invalid", parameters: { value: shown(value) } }
  }
}

/** The refusal that stands for what Medusa's validation threw; null when it threw something else. */
export const readRefusal = (schema: z.ZodType, input: unknown, error: unknown): Refusal | null => {
  const { type, message } = error as Partial<MedusaError>
  if (type !== MedusaError.Types.INVALID_DATA || !message) {
    return null
  }
  const strict = schema instanceof z.ZodObject ? schema.strict() : schema
  const issue = strict.safeParse(input).error?.issues[0]
  if (!issue) {
    return null
  }
  const path = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0]] : issue.path
  const field = withoutSecrets(path.join("."))
  const { code, parameters } = faultOf(issue, input)
  return invalid(field || null, code, withoutSecrets(message), { field, ...parameters })
}
