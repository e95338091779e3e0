import type { DataflowContext } from "../../dataflows/types"
import { updateStock } from "./update-stock"

/** Marks every linked seller SKU of the account and drains: only what differs is sent. */
export const compareAllStock = async (context: DataflowContext): Promise<{ complete: boolean }> => {
  const cursor = (context.cursor ?? {}) as { marked?: boolean }
  if (!cursor.marked) {
    context.count("compared", await context.amazon.stock.markAll(context.account.id))
    await context.saveCursor({ marked: true })
  }
  const { complete } = await updateStock(context)
  if (complete) {
    await context.saveCursor({})
  }
  return { complete }
}
