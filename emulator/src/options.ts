import { CONVENTIONS } from "./orders/types.js"
import type { Convention, DiscountSign } from "./orders/types.js"
import type { Clock } from "./core/clock.js"
import { InputError } from "./core/input-error.js"

export interface EmulatorOptions {
  /** 0 takes a free port. */
  port?: number
  host?: string
  /** Where clients reach it, when that is not where it listens: documents, queues and pictures are there. */
  publicUrl?: string
  /** Factor on Amazon's rates and bursts; also divides the two minutes after which searches see changes. */
  rateScale?: number
  seed?: number
  /** Where the state is kept between runs; without it, in memory only. */
  dataDir?: string
  clientId?: string
  /** Two at most: the current secret and the one it is being rotated to or from. */
  clientSecrets?: string[]
  applicationId?: string
  /** Registered redirect URIs; without any, every http URL of this machine is accepted. */
  redirectUris?: string[]
  /** The application is a draft: consent needs `version=beta`. */
  draft?: boolean
  /** The application's Login URI, which "Manage your apps" opens; a settings call may change it. */
  loginUri?: string
  /** Forces how amounts fit together: a name of CONVENTIONS, `discount_positive`, `discount_negative`. */
  convention?: string
  /** Seconds until an accepted patch shows (and sells). */
  listingDelaySeconds?: number
  /** Seconds that a feed waits in the queue, and that it is processed. */
  feedDelaySeconds?: number
  feedProcessingSeconds?: number
  /** The same for reports. */
  reportDelaySeconds?: number
  reportProcessingSeconds?: number
  /** Seconds until a notification is in its queue. */
  notificationDelaySeconds?: number
  /** Refuse what Amazon's published models do not allow (default true). */
  judge?: boolean
  /** Answer like Amazon's static sandbox: by the examples in its models (default false). */
  replay?: boolean
  /** Amazon's own Swagger files instead of the npm packages. */
  modelsDir?: string
  clock?: Clock
}

export type ResolvedOptions = Required<
  Omit<EmulatorOptions, "dataDir" | "modelsDir" | "clock" | "convention" | "publicUrl" | "loginUri">
> &
  Pick<EmulatorOptions, "dataDir" | "modelsDir" | "clock" | "publicUrl" | "loginUri"> & {
    forced: { convention: Convention | null; discountSign: DiscountSign | null }
  }

export const DEFAULTS = {
  clientId: "amzn1.application-oa2-client.emulator",
  clientSecret: "amzn1.oa2-cs.v1.emulator",
  applicationId: "amzn1.sp.solution.emulator",
} as const

/** Options with defaults; throws for a value that cannot work, naming the option. */
export function resolveOptions(options: EmulatorOptions): ResolvedOptions {
  const rateScale = options.rateScale ?? 1
  if (!(rateScale > 0) || !Number.isFinite(rateScale)) {
    throw new Error(`rateScale is ${String(options.rateScale)}: give a number above 0`)
  }
  const clientSecrets = options.clientSecrets ?? [DEFAULTS.clientSecret]
  if (clientSecrets.length < 1 || clientSecrets.length > 2) {
    throw new Error("clientSecrets: give one secret, or two while rotating")
  }
  return {
    port: options.port ?? 0,
    host: options.host ?? "127.0.0.1",
    publicUrl: parseUrl(options.publicUrl, "publicUrl"),
    rateScale,
    seed: options.seed ?? 1,
    dataDir: options.dataDir,
    clientId: options.clientId ?? DEFAULTS.clientId,
    clientSecrets,
    applicationId: options.applicationId ?? DEFAULTS.applicationId,
    redirectUris: options.redirectUris ?? [],
    draft: options.draft ?? false,
    loginUri: parseUrl(options.loginUri, "loginUri"),
    listingDelaySeconds: options.listingDelaySeconds ?? 0,
    feedDelaySeconds: options.feedDelaySeconds ?? 2,
    feedProcessingSeconds: options.feedProcessingSeconds ?? 3,
    reportDelaySeconds: options.reportDelaySeconds ?? 2,
    reportProcessingSeconds: options.reportProcessingSeconds ?? 3,
    notificationDelaySeconds: options.notificationDelaySeconds ?? 0,
    judge: options.judge ?? true,
    replay: options.replay ?? false,
    modelsDir: options.modelsDir,
    clock: options.clock,
    forced: parseConvention(options.convention),
  }
}

/** Without a slash at its end, as paths are put behind it. */
export function parseUrl(text: string | undefined, name: string): string | undefined {
  if (text === undefined) {
    return undefined
  }
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new InputError(`${name} "${text}" is not an http address`)
  }
  return text.replace(/\/+$/, "")
}

function parseConvention(name: string | undefined): ResolvedOptions["forced"] {
  if (name === undefined) {
    return { convention: null, discountSign: null }
  }
  if (name === "discount_positive" || name === "discount_negative") {
    const discountSign = name === "discount_positive" ? "positive" : "negative"
    return { convention: null, discountSign }
  }
  const convention = CONVENTIONS.find((entry) => entry === name)
  if (!convention) {
    throw new Error(
      `convention "${name}" is unknown: use ${CONVENTIONS.join(", ")}, discount_positive or discount_negative`
    )
  }
  return { convention, discountSign: null }
}
