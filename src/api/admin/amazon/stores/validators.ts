import { z } from "@medusajs/framework/zod"
import { atMost, fault, integer, named, oneOf, timeZone, page } from "../../../lib/validators"
import { shown } from "../../../lib/shown"

const LONGEST_EMAIL = 254
const A_WEEK = 7 * 86_400
/** Amazon's limit for a quantity. */
const MOST_UNITS = 1_000_000

const email = z
  .email({
    error: (issue) =>
      `email: "${shown(issue.input)}" is not an e-mail address. Write it like name@example.com, or leave it out.`,
  })
  .refine((value) => value.length <= LONGEST_EMAIL, {
    params: fault("text_too_long", { maximum: LONGEST_EMAIL }),
    error: `email: it is too long. Give at most ${LONGEST_EMAIL} characters.`,
  })
  .nullish()

const attributeMap = atMost(
  "attribute_map",
  z.strictObject({
    identifier: oneOf("attribute_map.identifier", ["SKU", "EAN", "UPC", "GTIN", "ISBN", "ASIN"]),
    source: named("attribute_map.source", 200),
  }),
  20
)

const locations = atMost("stock_location_ids", named("stock_location_ids", 100), 100)

const instant = z.iso
  .datetime({
    error: (issue) =>
      `settings.orders.import_since: "${shown(issue.input)}" is not an instant. ` +
      "Write it in UTC like 2026-01-31T00:00:00Z, or give null.",
  })
  .nullable()

export const AdminAmazonStoresQuery = z.object({ tz: timeZone })

const chosen = {
  email,
  sales_channel_id: named("sales_channel_id", 100),
  stock_location_ids: locations.optional(),
  attribute_map: attributeMap.optional(),
  stock_enabled: z.boolean().optional(),
  import_since: instant.optional(),
}

export const AdminCreateAmazonStore = z.object({
  name: named("name", 100),
  marketplace_id: named("marketplace_id", 30),
  ...chosen,
})

export const AdminCreateAmazonStores = z.object({
  stores: atMost(
    "stores",
    z.strictObject({ name: named("name", 100), marketplace_id: named("marketplace_id", 30) }),
    50,
    1
  ),
  ...chosen,
})

export const AdminUpdateAmazonStore = z.object({
  name: named("name", 100).optional(),
  email,
  stock_location_ids: locations.optional(),
  attribute_map: attributeMap.optional(),
  settings: z
    .strictObject({
      stock: z
        .strictObject({
          enabled: z.boolean(),
          threshold: integer("settings.stock.threshold", 0, MOST_UNITS),
          maximum: integer("settings.stock.maximum", 0, MOST_UNITS).nullable(),
        })
        .partial()
        .optional(),
      orders: z
        .strictObject({ import_since: instant, hold_unexplained_totals: z.boolean() })
        .partial()
        .optional(),
    })
    .optional(),
})

export const AdminAmazonFlowQuery = z.object({ ...page })

export const AdminAcknowledgeAmazonFlow = z.object({ text: named("text", 50) })

/** The least an interval may be depends on the flow. */
export const AdminUpdateAmazonFlow = z
  .object({
    enabled: z.boolean().optional(),
    interval: integer("interval", 1, A_WEEK).optional(),
  })
  .refine((body) => body.enabled !== undefined || body.interval !== undefined, {
    params: fault("nothing_to_change"),
    error: "Nothing to change. Give enabled, interval or both.",
  })
