import { isRefusal, Refusal } from "../../modules/amazon/lib/refusal"
import type { CreateAmazonStoreBody, RefusalCode, RefusalResponse } from "../../types"

/** Stores to be made together; with `listed`, what is wrong with one is told at `stores.<n>`. */
export interface NewStores {
  stores: CreateAmazonStoreBody[]
  listed?: boolean
}

/** What each store of a list has of its own; all else holds for all of them. */
const OWN = ["name", "marketplace_id"]

/** Does what concerns one of the stores; a refusal names the field as the request had it. */
export const atStore = async <T>(
  { listed }: Pick<NewStores, "listed">,
  index: number,
  work: () => Promise<T>
): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (listed && isRefusal(error) && error.field && OWN.includes(error.field)) {
      const { type, code, message, parameters, field } = error
      throw new Refusal(
        type as RefusalResponse["type"],
        code as RefusalCode,
        message,
        parameters,
        `stores.${index}.${field}`
      )
    }
    throw error
  }
}
