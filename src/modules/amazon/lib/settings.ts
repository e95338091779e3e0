import { z } from "@medusajs/framework/zod"
import { noticeChannels, noticeKinds, noticeLanguages } from "../../../domain/notices"

/** A week shows what happened; ten years are as long as anybody must keep papers. */
export const LOG_DAYS = { least: 7, most: 3650 }

/**
 * Settings of the whole installation by key, each with its defaults. Unknown members of later versions
 * are kept.
 */
const schemas = {
  /** Who is told of what, and in which language; null: English. */
  notices: z.looseObject({
    language: z.enum(noticeLanguages).nullable().default(null),
    /** Channels that are switched off, by kind. */
    off: z.partialRecord(z.enum(noticeKinds), z.array(z.enum(noticeChannels))).default({}),
    /** Told beside the stores' e-mail addresses. */
    addresses: z.array(z.string()).default([]),
  }),
  /** Steps of the guide that a person ticked, by their id; null: taken back. */
  guide: z.record(z.string(), z.object({ by: z.string(), at: z.iso.datetime() }).nullable()),
  /** How long what was said to Amazon is kept; Amazon's own words go sooner. */
  log: z.looseObject({
    days: z.number().int().min(LOG_DAYS.least).max(LOG_DAYS.most).default(365),
    raw_answers_days: z.number().int().min(LOG_DAYS.least).max(LOG_DAYS.most).default(90),
  }),
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
