import { z } from "@medusajs/framework/zod"
import { named, oneOf, page } from "../../../lib/validators"

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
  q: z.string().optional(),
  store_id: z.string().optional(),
  order_id: z.string().optional(),
})

export const AdminRetryAmazonOrders = z.object({
  ids: z
    .array(z.string().min(1))
    .refine((ids) => ids.length <= 500, {
      error: (issue) =>
        `ids: ${(issue.input as string[]).length} orders at once are too many. Give at most 500, or none for every held order.`,
    })
    .optional(),
})

export const AdminRepairAmazonOrder = z.object({
  links: z
    .array(
      z.object({
        seller_sku: named("links.seller_sku", 40),
        variant_id: named("links.variant_id", 100),
      })
    )
    .refine((links) => links.length > 0 && links.length <= 100, {
      error: "links: give 1 to 100 pairs of seller_sku and variant_id.",
    }),
})

export const AdminRetryAmazonShipment = z.object({
  tracking_number: named("tracking_number", 100).optional(),
})
