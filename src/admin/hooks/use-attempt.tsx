import { toast } from "@medusajs/ui"

import { toApiError } from "../lib/api-error"
import { useErrorWords } from "./use-error-words"

/** Shows what is wrong at the field it is about; false when the form has no such field. */
export type ShowAtField = (field: string, message: string) => boolean

/**
 * Does what a button or form is for and says that it is done; when it fails, says why, at the form's
 * field where there is one.
 */
export const useAttempt = () => {
  const errorWords = useErrorWords()
  /** @returns whether it was done */
  return async <T,>(
    action: () => Promise<T>,
    done?: string | ((answer: T) => string),
    showAtField?: ShowAtField
  ): Promise<boolean> => {
    let answer: T
    try {
      answer = await action()
    } catch (error) {
      const { field } = toApiError(error)
      const sentence = errorWords(error)
      if (!field || !showAtField?.(field, sentence)) {
        toast.error(sentence)
      }
      return false
    }
    if (done) {
      toast.success(typeof done === "string" ? done : done(answer))
    }
    return true
  }
}
