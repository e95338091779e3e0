import type { LoaderOptions } from "@medusajs/framework/types"
import { missingOptions, parseOptions } from "../lib/options"
import { Secrets } from "../lib/secrets"

/** Whoever enters the application in the admin needs no option for it, which a loader cannot know. */
const hintOf = (name: string): string =>
  name === "application" ? "application (or enter its keys in Settings › Amazon)" : name

/**
 * Stops the start with one clear sentence when an option is wrong. What is only missing is said by
 * the admin (Amazon › home), as a shop without Amazon keys must start. No side effects: loaders also
 * run in `db:migrate`.
 */
const validateOptions = async ({ options, logger }: LoaderOptions): Promise<void> => {
  const parsed = parseOptions(options)
  const secrets = new Secrets(parsed.encryptionKeys)
  const missing = missingOptions(parsed)
  if (missing.length || !secrets.configured) {
    logger?.warn(
      `medusa-plugin-amazon: ${missing.map(hintOf).join(" and ")} not set; no Amazon store can be ` +
        "connected without."
    )
  }
}

export default validateOptions
