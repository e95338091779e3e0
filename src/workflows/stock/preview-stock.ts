import { mustStop, type TrialContext } from "../../dataflows/types"
import { decideQuantity, differsFromAmazon } from "../../domain/stock"
import { readStockOfStore } from "../../modules/amazon/medusa-tables/stock-facts"

const PAGE_SIZE = 500

/**
 * Which quantities would be sent for a store, by the decision that a run makes. Amazon is not asked:
 * what it has is what it told or accepted last.
 * @param which `marked`: what changed since the last run; `all`: everything linked
 */
export const previewStock =
  (which: "marked" | "all") =>
  async (context: TrialContext): Promise<{ complete: boolean }> => {
    const { amazon, account, store, beforeStart, count, found } = context
    const marked = which === "marked" && !beforeStart
    let after = ""
    for (;;) {
      if (mustStop(context)) {
        return { complete: false }
      }
      const page = await readStockOfStore(
        amazon.db.knex,
        { id: store.id, account_id: account.id },
        { marked, after, limit: PAGE_SIZE }
      )
      for (const facts of page) {
        const { quantity, reasons } = decideQuantity(facts)
        count("decided")
        if (differsFromAmazon(quantity, facts.expected_quantity)) {
          count("would_send")
          found({
            kind: "quantity",
            subject: facts.seller_sku,
            now: facts.expected_quantity,
            after: quantity,
            reasons,
          })
        }
      }
      if (page.length < PAGE_SIZE) {
        return { complete: true }
      }
      after = page[page.length - 1].seller_sku
    }
  }
