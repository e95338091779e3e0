import { toast } from "@medusajs/ui"

import { toApiError } from "./api-error"

/**
 * Does what a button or form is for and says that it is done; when it fails, says why.
 *
 * @returns whether it was done
 */
export async function attempt(action: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await action()
  } catch (error) {
    toast.error(toApiError(error).message)
    return false
  }
  if (done) {
    toast.success(done)
  }
  return true
}
