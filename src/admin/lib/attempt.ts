import { toast } from "@medusajs/ui"

import { toApiError } from "./api-error"

/**
 * Does what a button or form is for and says that it is done; when it fails, says why.
 *
 * @returns whether it was done
 */
export async function attempt<T>(
  action: () => Promise<T>,
  done?: string | ((answer: T) => string)
): Promise<boolean> {
  let answer: T
  try {
    answer = await action()
  } catch (error) {
    toast.error(toApiError(error).message)
    return false
  }
  if (done) {
    toast.success(typeof done === "string" ? done : done(answer))
  }
  return true
}
