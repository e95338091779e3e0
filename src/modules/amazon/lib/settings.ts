import { z } from "@medusajs/framework/zod"

/**
 * Settings of the whole installation by key, each with its defaults. Unknown members of later versions
 * are kept.
 */
const schemas = {
  /** Writes to Amazon are held back because a person wants it. */
  read_only: z.looseObject({
    by_hand: z.boolean().default(false),
    by: z.string().nullable().default(null),
    since: z.iso.datetime().nullable().default(null),
  }),
} as const

export type SettingKey = keyof typeof schemas
export type Settings = { [Key in SettingKey]: z.output<(typeof schemas)[Key]> }

/** @throws ZodError when what is stored was not written by `change`. */
export const parseSetting = <Key extends SettingKey>(key: Key, value: unknown): Settings[Key] =>
  schemas[key].parse(value ?? {}) as Settings[Key]
