import type { DataflowContext } from "../../dataflows/types"
import { markChangedStock } from "../../modules/amazon/medusa-tables/stock-facts"
import { drainStock } from "./drain-stock"

/**
 * Compares every linked seller SKU of the account, within the database: what was decided from other
 * figures than there are now is decided anew, and what is not at Amazon (it was refused) is sent again.
 */
export const compareAllStock = async (context: DataflowContext): Promise<{ complete: boolean }> => {
  const { amazon, account } = context
  const cursor = (context.cursor ?? {}) as { compared?: boolean }
  if (!cursor.compared) {
    const { compared } = await markChangedStock(amazon.db.knex, account.id, { unsent: true })
    context.count("compared", compared)
    await context.saveCursor({ compared: true })
  }
  const { complete } = await drainStock(context)
  if (complete) {
    await context.saveCursor({})
  }
  return { complete }
}
