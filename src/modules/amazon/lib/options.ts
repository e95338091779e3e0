import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { NotificationType } from "../../../sp-api/notifications"

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

/** Types a seller's account can be subscribed to. */
const SUBSCRIBABLE = [
  "ORDER_CHANGE",
  "FEED_PROCESSING_FINISHED",
  "REPORT_PROCESSING_FINISHED",
  "ACCOUNT_STATUS_CHANGED",
  "LISTINGS_ITEM_STATUS_CHANGE",
  "LISTINGS_ITEM_ISSUES_CHANGE",
  "ANY_OFFER_CHANGED",
  "PRICING_HEALTH",
  "FBA_INVENTORY_AVAILABILITY_CHANGES",
] as const satisfies readonly NotificationType[]

const isLoopback = (url: string): boolean =>
  ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname)

const notifications = z
  .object({
    /** URL of the SQS queue that Amazon's notifications arrive in; a standard queue, not FIFO. */
    queueUrl: z
      .url()
      .refine((url) => !url.endsWith(".fifo"), "Amazon sends nothing to a FIFO queue")
      .refine(
        (url) => url.startsWith("https://") || isLoopback(url),
        "plain http is accepted on loopback only"
      ),
    /** AWS region of the queue, e.g. `eu-west-1`. */
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "give an AWS region, e.g. eu-west-1"),
    /** Both or none: without them AWS's default chain is asked (environment, role, profile). */
    accessKeyId: z.string().min(1).optional(),
    secretAccessKey: z.string().min(1).optional(),
    /** Of an emulator; loopback only unless https. */
    endpoint: z
      .url()
      .refine(
        (url) => url.startsWith("https://") || isLoopback(url),
        "plain http is accepted on loopback only"
      )
      .optional(),
    /** What an account is subscribed to; default: what the dataflows use. */
    types: z.array(z.enum(SUBSCRIBABLE)).min(1).optional(),
    /**
     * AWS account and region whose EventBridge gets what Amazon does not put into queues (changes of
     * listings); a rule there forwards it to the queue.
     */
    eventBridge: z
      .object({ accountId: z.string().regex(/^\d{12}$/, "12 digits"), region: z.string().min(1) })
      .optional(),
    /** How long one call waits for messages; SQS takes up to 20 seconds. */
    waitSeconds: z.coerce.number().int().min(0).max(20).optional(),
  })
  .refine(
    ({ accessKeyId, secretAccessKey }) => !accessKeyId === !secretAccessKey,
    "accessKeyId and secretAccessKey go together"
  )

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
  /** Moves the clock by which expiry and countdowns are judged; only with an `endpoint`. */
  clockOffsetSeconds: z.coerce.number().int().optional(),
  /** Public URL of this backend, where Amazon sends people back to. */
  backendUrl: z.url().optional(),
  /** Amazon's push notifications, as an addition to polling (docs/notifications.md). */
  notifications: notifications.optional(),
  /** Names this installation; a database seen under another one is read-only towards Amazon. */
  installationId: z.string().min(1).optional(),
  /** What monitors show to read the shop's health and metrics (docs/monitoring.md). */
  monitoringToken: z.string().min(16, "give at least 16 characters").optional(),
})

/** Options of the plugin, as given in `plugins[].options` (or `modules[].options`). */
export type AmazonPluginOptions = z.input<typeof optionsSchema>
export type AmazonOptions = z.output<typeof optionsSchema>

/** Empty and blank strings (unset environment variables) count as not given, also in groups. */
const withoutEmpty = (value: unknown): unknown => {
  if (value === null || (typeof value === "string" && !value.trim())) {
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
  const ofEmulator = (["rateScale", "clockOffsetSeconds"] as const).find(
    (name) => parsed.data[name] !== undefined
  )
  if (ofEmulator && !parsed.data.endpoint) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `medusa-plugin-amazon: option "${ofEmulator}" is only for an emulator: give "endpoint" or remove it.`
    )
  }
  return parsed.data
}

/**
 * What keeps a store from being connected: names of options, empty when all is there. An application
 * may be entered in the admin as well.
 */
export const missingOptions = (options: AmazonOptions, entered = false): string[] => [
  ...(options.application || entered ? [] : ["application"]),
  ...(options.encryptionKeys ? [] : ["encryptionKeys"]),
]
