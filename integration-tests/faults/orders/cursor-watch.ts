import { rows } from "../../../src/modules/amazon/lib/knex"
import type { OrderTruth } from "../lib/amazon"
import type { Shop } from "../lib/medusa"

/** Amazon's times are whole seconds: what changes in the second of a reading is in the next one. */
const SECOND = 1000

/** Sees that the cursor of the order import is never past what is in the inbox. */
export class CursorWatch {
  private readonly open = new Map<string, { at: number; marketplaceId: string }>()

  constructor(private readonly shop: Shop) {}

  /** Amazon would tell this of the order now. */
  told({ orderId, lastUpdatedTime, marketplaceId }: OrderTruth): void {
    this.open.set(orderId, { at: Date.parse(lastUpdatedTime), marketplaceId })
  }

  /** @returns orders that the cursor is past though they are not stored as they are. */
  async check(): Promise<string[]> {
    const { amazon, account } = this.shop
    // The cursor first: what it covers must have been stored by then.
    const row = await amazon.dataflows.get(account.id, "order-import")
    const since = (row?.cursor as { since?: Record<string, string> } | null)?.since ?? {}
    const covered = [...this.open].filter(
      ([, { at, marketplaceId }]) =>
        since[marketplaceId] && at < Date.parse(since[marketplaceId]) - SECOND
    )
    if (!covered.length) {
      return []
    }
    const stored = await rows<{ id: string; at: Date }>(
      amazon.db.knex,
      `select amazon_order_id as id, last_updated_at as at from amazon_order
       where amazon_order_id = any(?)`,
      [covered.map(([id]) => id)]
    )
    const known = new Map(stored.map(({ id, at }) => [id, at.getTime()]))
    return covered.flatMap(([id, { at }]) => {
      if (this.open.get(id)?.at === at) {
        this.open.delete(id)
      }
      return (known.get(id) ?? -1) >= at
        ? []
        : [
            `${id} changed at ${new Date(at).toISOString()}, the cursor is past it, and it is not stored`,
          ]
    })
  }
}
