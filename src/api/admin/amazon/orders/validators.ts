import { z } from "@medusajs/framework/zod"
import { atMost, filterText, named, oneOf, page } from "../../../lib/validators"

export const AdminAmazonOrdersQuery = z.object({
  ...page,
  tab: oneOf("tab", ["all", "to_ship", "held", "waiting", "fba", "cancelled"]).optional(),
  state: oneOf("state", [
    "received",
    "waiting",
    "importing",
    "imported",
    "held",
    "ignored",
  ]).optional(),
  q: filterText("q"),
  store_id: filterText("store_id"),
  order_id: filterText("order_id"),
})

export const AdminRetryAmazonOrders = z.object({
  ids: atMost("ids", named("ids", 100), 500).optional(),
})

export const AdminRepairAmazonOrder = z.object({
  links: atMost(
    "links",
    z.strictObject({
      seller_sku: named("links.seller_sku", 40),
      variant_id: named("links.variant_id", 100),
    }),
    100,
    1
  ),
})

export const AdminRetryAmazonShipment = z.object({
  tracking_number: named("tracking_number", 100).optional(),
})
