import { setTimeout } from "node:timers/promises"
import {
  createOrderFulfillmentWorkflow,
  createOrderShipmentWorkflow,
} from "@medusajs/medusa/core-flows"
import { rows } from "../../../src/modules/amazon/lib/knex"
import type { Shop } from "../lib/medusa"

/** A shipped order: what Amazon must be told, and what left the shelf. */
export interface Shipped {
  amazonOrderId: string
  tracking: string
}

const ATTEMPTS = 50

/**
 * Core locks the items of a fulfilment in no order and may meet an importer, or another fulfilment, in a
 * deadlock; it undoes what it did, and the admin presses the button again.
 */
const againAfterDeadlock = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      // A workflow throws what is left of an error after its serialization: an object with a message.
      const { message = "" } = error as { message?: string }
      if (attempt === ATTEMPTS || !/deadlock detected|Timed-out acquiring lock/.test(message)) {
        throw error
      }
      await setTimeout(100 * Math.random())
    }
  }
}

/**
 * Fulfils and ships an imported order as the admin does. @returns null when there is none to ship.
 */
export const shipOne = async (
  { container, amazon }: Shop,
  shipped: ReadonlyMap<string, Shipped>,
  at: Date
): Promise<Shipped | null> => {
  const [order] = await rows<{ id: string; amazon_order_id: string; location_id: string }>(
    amazon.db.knex,
    `select o.order_id as id, o.amazon_order_id, min(r.location_id) as location_id
     from amazon_order o
     join amazon_order_line l on l.amazon_order_row_id = o.id
     cross join lateral jsonb_array_elements_text(l.line_item_ids) as line (id)
     join reservation_item r on r.line_item_id = line.id and r.deleted_at is null
     where o.state = 'imported' and o.amazon_status = 'UNSHIPPED' and o.fulfilled_by = 'MERCHANT'
       and not o.amazon_order_id = any(?)
     group by o.order_id, o.amazon_order_id
     having count(distinct r.location_id) = 1
     order by max(o.imported_at) desc limit 1`,
    [[...shipped.keys()]]
  )
  if (!order) {
    return null
  }
  const items = await rows<{ id: string; quantity: number }>(
    amazon.db.knex,
    `select item_id as id, quantity::int as quantity from order_item
     where order_id = ? and deleted_at is null`,
    [order.id]
  )
  const tracking = `3STULP${String(shipped.size + 1).padStart(8, "0")}`
  const { result } = await againAfterDeadlock(() =>
    createOrderFulfillmentWorkflow(container).run({
      input: { order_id: order.id, items, location_id: order.location_id, created_by: "" },
    })
  )
  await createOrderShipmentWorkflow(container).run({
    input: {
      order_id: order.id,
      fulfillment_id: result.id,
      items,
      labels: [
        {
          tracking_number: tracking,
          tracking_url: `https://tracking.example.com/${tracking}`,
          label_url: `https://tracking.example.com/${tracking}.pdf`,
        },
      ],
    },
  })
  // By Amazon's clock, which is behind ours here: it takes no parcel that is yet to leave.
  await rows(amazon.db.knex, `update fulfillment set shipped_at = ? where id = ?`, [at, result.id])
  return { amazonOrderId: order.amazon_order_id, tracking }
}
