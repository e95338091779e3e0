import { invalid } from "../../modules/amazon/lib/refusal"
import { withoutSecrets } from "./shown"

/** PostgreSQL stores neither a NUL character nor half of a pair of surrogates. */
const UNSTORABLE = /\0|\p{Surrogate}/u

/**
 * Looks through everything a request brought.
 * @throws Refusal naming the field with a character that no database takes.
 */
export const refuseUnstorable = (value: unknown, path: string): void => {
  if (typeof value === "string" && UNSTORABLE.test(value)) {
    const field = withoutSecrets(path)
    throw invalid(
      field,
      "text_unstorable",
      `${field}: it holds a character that cannot be stored (NUL or half a surrogate pair). Remove it.`,
      { field }
    )
  }
  if (typeof value === "object" && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      refuseUnstorable(entry, path ? `${path}.${key}` : key)
    }
  }
}
