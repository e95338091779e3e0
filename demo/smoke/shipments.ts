import type { Client } from "../lib/http"
import type { AmazonControl, AmazonTruth } from "./amazon"
import type { MedusaOrder } from "./medusa-orders"

export interface ShippableOrder {
  orderId: string
  medusaId: string
}

export interface Shipment {
  amazonOrderId: string
  tracking: string
}

interface OrderDetail {
  order: { id: string; items: { id: string; detail: { quantity: number } }[] }
}
interface Fulfilled {
  order: { fulfillments: { id: string; shipped_at: string | null }[] }
}

/** Orders that the shop has and still must ship. */
export function shippable(
  truth: AmazonTruth[],
  medusa: MedusaOrder[],
  count: number
): ShippableOrder[] {
  const byDisplayId = new Map(medusa.map((order) => [order.displayId, order.id]))
  return truth
    .filter(
      (order) =>
        order.importable &&
        order.fulfilledBy === "MERCHANT" &&
        order.status === "UNSHIPPED" &&
        order.items.every(({ quantityShipped }) => quantityShipped === 0) &&
        byDisplayId.has(order.orderId)
    )
    .slice(0, count)
    .map(({ orderId }) => ({ orderId, medusaId: byDisplayId.get(orderId)! }))
}

/** Fulfils and ships a whole order through Medusa's admin API, with a tracking number. */
export async function ship(
  admin: Client,
  order: ShippableOrder,
  tracking: string
): Promise<Shipment> {
  const detail = await admin.get<OrderDetail>(
    `/admin/orders/${order.medusaId}?fields=id,items.id,items.detail.quantity`
  )
  const items = detail.order.items.map((item) => ({
    id: item.id,
    quantity: Number(item.detail.quantity),
  }))
  const path = `/admin/orders/${order.medusaId}/fulfillments`
  const location = await locationOf(admin, items)
  const { order: fulfilled } = await admin.post<Fulfilled>(
    `${path}?fields=id,fulfillments.id,fulfillments.shipped_at`,
    { items, location_id: location }
  )
  const open = fulfilled.fulfillments.find(({ shipped_at }) => !shipped_at)
  if (!open) throw new Error(`${order.orderId}: Medusa made no fulfilment`)
  await admin.post(`${path}/${open.id}/shipments`, {
    items,
    labels: [
      {
        tracking_number: tracking,
        tracking_url: `https://tracking.example.com/${tracking}`,
        label_url: `https://tracking.example.com/${tracking}.pdf`,
      },
    ],
  })
  return { amazonOrderId: order.orderId, tracking }
}

/** Where the order's units are reserved: the place they leave from. */
async function locationOf(admin: Client, items: { id: string }[]): Promise<string> {
  const query = new URLSearchParams({ fields: "id,location_id,line_item_id", limit: "50" })
  for (const { id } of items) query.append("line_item_id[]", id)
  const { reservations } = await admin.get<{ reservations: { location_id: string }[] }>(
    `/admin/reservations?${query}`
  )
  if (reservations[0]) return reservations[0].location_id
  throw new Error(`No unit is reserved for the items ${items.map(({ id }) => id).join(", ")}`)
}

/** Shipments Amazon does not know yet, as sentences. */
export async function shipmentFaults(
  amazon: AmazonControl,
  shipments: Shipment[]
): Promise<string[]> {
  const orders = new Map((await amazon.orders()).map((order) => [order.orderId, order]))
  return shipments.flatMap(({ amazonOrderId, tracking }) => {
    const order = orders.get(amazonOrderId)
    const told = order?.packages.some((entry) => entry.trackingNumber === tracking)
    if (order?.status === "SHIPPED" && told) return []
    return [
      `${amazonOrderId}: is ${order?.status} at Amazon, tracking ${told ? "told" : "not told"}`,
    ]
  })
}
