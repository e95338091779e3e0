import { AsyncLocalStorage } from "node:async_hooks"
import type { CallOrigin } from "../../../domain/log"

const origins = new AsyncLocalStorage<CallOrigin>()

/** On whose behalf calls are made within the present work. */
export const callOrigin = (): CallOrigin => origins.getStore() ?? {}

/** Calls made within `work` are logged as its; what is not named stays as it was. */
export const onBehalfOf = <T>(origin: CallOrigin, work: () => T): T =>
  origins.run({ ...callOrigin(), ...origin }, work)
