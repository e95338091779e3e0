import type { DataflowContext } from "../../dataflows/types"
import { drainStock } from "./drain-stock"
import { sweepStock } from "./sweep-stock"

/** Sends what is marked, then looks for what nobody told of, so that known changes wait for no search. */
export const updateStock = async (context: DataflowContext): Promise<{ complete: boolean }> => {
  const drained = await drainStock(context)
  if (!drained.complete || !(await sweepStock(context))) {
    return drained
  }
  return drainStock(context)
}
