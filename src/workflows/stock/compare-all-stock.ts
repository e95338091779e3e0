import type { DataflowContext } from "../../dataflows/types"
import { markChangedStock } from "../../modules/amazon/medusa-tables/stock-facts"
import { drainStock } from "./drain-stock"

/**
 * Compares every linked seller SKU of the account, within the database: what was decided from other
 * figures than there are now is decided anew, and what is not at Amazon (it was refused) is sent again,
 * once per run, however many slices that takes.
 */
export const compareAllStock = async (context: DataflowContext): Promise<{ complete: boolean }> => {
  const { amazon, account } = context
  const { compared: comparedBefore } = (context.cursor ?? {}) as { compared?: boolean }
  const compare = async (options?: { unsent: boolean }) => {
    const { compared } = await markChangedStock(amazon.db.knex, account.id, options)
    context.count("compared", compared)
  }
  if (!comparedBefore) {
    await compare({ unsent: true })
    await context.saveCursor({ compared: true })
  }
  let { complete } = await drainStock(context)
  if (complete && comparedBefore) {
    // An earlier slice compared, perhaps of a process that died long ago: success speaks of now.
    await compare()
    complete = (await drainStock(context)).complete
  }
  if (complete) {
    await context.saveCursor({})
  }
  return { complete }
}
