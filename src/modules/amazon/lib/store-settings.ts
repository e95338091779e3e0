import { z } from "@medusajs/framework/zod"

/** A store's settings by group, each with its defaults; unknown groups of later versions are kept. */
export const storeSettingsSchema = z.looseObject({
  stock: z
    .object({
      enabled: z.boolean().default(true),
      threshold: z.number().int().min(0).max(1_000_000).default(0),
      maximum: z.number().int().min(0).max(1_000_000).nullable().default(null),
    })
    .prefault({}),
  orders: z
    .object({
      import_since: z.iso.datetime().nullable().default(null),
      hold_unexplained_totals: z.boolean().default(false),
    })
    .prefault({}),
})

export type StoreSettings = z.output<typeof storeSettingsSchema>

export const parseStoreSettings = (settings: unknown): StoreSettings =>
  storeSettingsSchema.parse(settings ?? {})
