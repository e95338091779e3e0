import { daysLeft, stageOf } from "./secret-life"

/** What a person must be told of the client secret. */
export interface SecretProblem {
  code: "client_secret_expires" | "client_secret_ended"
  severity: "soon" | "blocks_orders"
  parameters: { expires_at: string; days: number; stage: number }
}

/** Null while the secret's end is far or not known. */
export const judgeSecret = (end: Date | null, now: Date): SecretProblem | null => {
  const days = end && daysLeft(end, now)
  const stage = days === null ? null : stageOf(days)
  if (end === null || days === null || stage === null) {
    return null
  }
  const over = days === 0
  return {
    code: over ? "client_secret_ended" : "client_secret_expires",
    severity: over ? "blocks_orders" : "soon",
    parameters: { expires_at: end.toISOString(), days, stage },
  }
}
