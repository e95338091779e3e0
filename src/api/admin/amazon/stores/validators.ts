import { z } from "@medusajs/framework/zod"
import { named, oneOf, timeZone } from "../../../lib/validators"

const email = z
  .email({
    error: (issue) =>
      `email: "${String(issue.input)}" is not an e-mail address. Write it like name@example.com, or leave it out.`,
  })
  .nullish()

const attributeMap = z.array(
  z.object({
    identifier: oneOf("attribute_map.identifier", ["SKU", "EAN", "UPC", "GTIN", "ISBN", "ASIN"]),
    source: named("attribute_map.source", 200),
  })
)

const ids = z.array(z.string().min(1)).max(100)

/** A whole number from 0 up; its limit is Amazon's for a quantity. */
const units = (name: string) =>
  z.number().refine((value) => Number.isInteger(value) && value >= 0 && value <= 1_000_000, {
    error: (issue) =>
      `${name}: ${String(issue.input)} is not possible. Give a whole number from 0 to 1000000.`,
  })

export const AdminAmazonStoresQuery = z.object({ tz: timeZone })

export const AdminCreateAmazonStore = z.object({
  name: named("name", 100),
  email,
  marketplace_id: named("marketplace_id", 30),
  sales_channel_id: named("sales_channel_id", 100),
  stock_location_ids: ids.optional(),
  attribute_map: attributeMap.optional(),
  stock_enabled: z.boolean().optional(),
})

export const AdminUpdateAmazonStore = z.object({
  name: named("name", 100).optional(),
  email,
  stock_location_ids: ids.optional(),
  attribute_map: attributeMap.optional(),
  settings: z
    .strictObject({
      stock: z
        .strictObject({
          enabled: z.boolean(),
          threshold: units("settings.stock.threshold"),
          maximum: units("settings.stock.maximum").nullable(),
        })
        .partial()
        .optional(),
      orders: z
        .strictObject({
          import_since: z.iso
            .datetime({
              error: (issue) =>
                `settings.orders.import_since: "${String(issue.input)}" is not an instant. ` +
                "Write it in UTC like 2026-01-31T00:00:00Z, or give null.",
            })
            .nullable(),
          hold_unexplained_totals: z.boolean(),
        })
        .partial()
        .optional(),
    })
    .optional(),
})

export const AdminUpdateAmazonFlow = z
  .object({
    enabled: z.boolean().optional(),
    interval: z
      .number()
      .refine((value) => Number.isInteger(value) && value <= 7 * 86_400, {
        error: (issue) =>
          `interval: ${String(issue.input)} is not possible. Give whole seconds, at most 604800 (a week).`,
      })
      .optional(),
  })
  .refine((body) => body.enabled !== undefined || body.interval !== undefined, {
    error: "Nothing to change. Give enabled, interval or both.",
  })
