import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

const application = z.object({
  /** `amzn1.sp.solution…` of Seller Central › Develop Apps. */
  applicationId: z.string().min(1),
  /** LWA client id. */
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** The new secret while a rotation is under way; both are tried. */
  nextClientSecret: z.string().min(1).optional(),
  /** The application is still a draft: consent pages are opened with `version=beta`. */
  draft: z.boolean().optional(),
})

const optionsSchema = z.object({
  application: application.optional(),
  /**
   * Keys for what is stored encrypted: `"id:secret,id:secret"`; the first encrypts, all decrypt.
   * A secret is any text of at least 16 characters.
   */
  encryptionKeys: z.string().min(1).optional(),
  /** Base URL of an emulator; loopback only unless https. */
  endpoint: z.url().optional(),
  /** Multiplies Amazon's rates; only with an `endpoint`. */
  rateScale: z.coerce.number().positive().optional(),
  /** Public URL of this backend, where Amazon sends people back to. */
  backendUrl: z.url().optional(),
  /** Names this installation; a database seen under another one is read-only towards Amazon. */
  installationId: z.string().min(1).optional(),
})

/** Options of the plugin, as given in `plugins[].options` (or `modules[].options`). */
export type AmazonPluginOptions = z.input<typeof optionsSchema>
export type AmazonOptions = z.output<typeof optionsSchema>

/** Empty strings (unset environment variables) count as not given, also in groups. */
const withoutEmpty = (value: unknown): unknown => {
  if (value === "" || value === null) {
    return undefined
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const entries = Object.entries(value).flatMap(([key, entry]) => {
      const kept = withoutEmpty(entry)
      return kept === undefined ? [] : [[key, kept]]
    })
    return entries.length ? Object.fromEntries(entries) : undefined
  }
  return value
}

/**
 * Checks the plugin's options.
 * @throws MedusaError invalid_data naming the option, what is wrong, and the remedy.
 */
export const parseOptions = (options: unknown): AmazonOptions => {
  const parsed = optionsSchema.safeParse(withoutEmpty(options) ?? {})
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `medusa-plugin-amazon: option "${issue.path.join(".")}" is not valid: ${issue.message}. ` +
        "Correct it in the plugin's options of medusa-config."
    )
  }
  if (parsed.data.rateScale && !parsed.data.endpoint) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      'medusa-plugin-amazon: option "rateScale" is only for an emulator: give "endpoint" or remove it.'
    )
  }
  return parsed.data
}

/** What keeps a store from being connected: names of options, empty when all is there. */
export const missingOptions = (options: AmazonOptions): string[] => [
  ...(options.application ? [] : ["application"]),
  ...(options.encryptionKeys ? [] : ["encryptionKeys"]),
]
