import { MedusaError } from "@medusajs/framework/utils"
import type { RefusalCode, RefusalParameters, RefusalResponse } from "../../../types"

/**
 * A no with its reason: a stable code, the field to blame and the parameters of the sentence, so that
 * the admin can say it in the person's language. The message is the same in English, with the remedy.
 */
export class Refusal extends MedusaError {
  constructor(
    kind: RefusalResponse["type"],
    code: RefusalCode,
    message: string,
    readonly parameters: RefusalParameters = {},
    readonly field: string | null = null
  ) {
    super(kind, message, code)
  }
}

/** The input is to blame, at `field`. */
export const invalid = (
  field: string | null,
  code: RefusalCode,
  message: string,
  parameters: RefusalParameters = {}
): Refusal => new Refusal("invalid_data", code, message, parameters, field)

/** What was asked cannot be done now. */
export const notAllowed = (
  code: RefusalCode,
  message: string,
  parameters: RefusalParameters = {}
): Refusal => new Refusal("not_allowed", code, message, parameters)

/** What was asked for is not there. */
export const notFound = (
  code: RefusalCode,
  message: string,
  parameters: RefusalParameters = {},
  field: string | null = null
): Refusal => new Refusal("not_found", code, message, parameters, field)

/** Also of one that a workflow's step threw: those arrive as plain objects. */
export const isRefusal = (error: unknown): error is Refusal =>
  typeof error === "object" && error !== null && "parameters" in error && "field" in error

/** Codes of what a key is to blame for; problems of it have the same. */
export const keyFaults: RefusalCode[] = [
  "encryption_key_unset",
  "encryption_key_missing",
  "encryption_key_wrong",
]

/** What is stored cannot be opened with the keys there are; putting the key back mends it. */
export const isKeyFault = (error: unknown): error is Refusal =>
  isRefusal(error) && keyFaults.includes(error.code as RefusalCode)
