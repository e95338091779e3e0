import { createSpApi, type AmazonApiError, type SpApiOptions } from "../.."
import { ScriptedAmazon } from "./scripted-amazon"
import { VirtualClock } from "./virtual-clock"

export const application = {
  applicationId: "amzn1.sp.solution.test",
  clientId: "amzn1.application-oa2-client.test",
  clientSecrets: ["current-secret"],
}

export const account = { key: "acc_1", region: "eu" as const, refreshToken: "Atzr|of-the-test" }

export const DE = "A1PA6795UKMFR9"

/** A started scripted Amazon per test, and clients of it in virtual time. */
export function useScriptedAmazon() {
  const context = {
    amazon: new ScriptedAmazon(),
    clock: new VirtualClock(),
    url: "",
    sp(options: Partial<SpApiOptions> = {}) {
      return createSpApi({
        application,
        endpoint: context.url,
        clock: context.clock,
        random: () => 0.5,
        ...options,
      })
    },
    client(options: Partial<SpApiOptions> = {}) {
      return context.sp(options).client(account)
    },
  }
  beforeEach(async () => {
    context.amazon = new ScriptedAmazon()
    context.clock = new VirtualClock()
    context.url = await context.amazon.start()
  })
  afterEach(() => context.amazon.stop())
  return context
}

/** The error a call must end in. */
export async function failureOf(work: Promise<unknown>): Promise<AmazonApiError> {
  return work.then(
    () => {
      throw new Error("the call succeeded")
    },
    (error: AmazonApiError) => error
  )
}
