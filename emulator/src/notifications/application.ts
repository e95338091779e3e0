import { randomBytes, randomUUID } from "node:crypto"
import type { Emulator } from "../emulator.js"
import { envelope } from "./envelope.js"
import { send } from "./send.js"

const DAY = 86_400_000
/** "The old client secret … expires after seven days". */
const OLD_SECRET_DAYS = 7
const SECRET_DAYS = 180

/** Puts a new client secret in force beside the old one, which works for seven more days. */
export function rotateSecret(emulator: Emulator): void {
  const { notifications } = emulator.state
  const now = emulator.clock.now()
  const until = now + OLD_SECRET_DAYS * DAY
  const retired = new Set(notifications.retiredSecrets.map(({ secret }) => secret))
  for (const secret of validSecrets(emulator)) {
    if (!retired.has(secret)) {
      notifications.retiredSecrets.push({ secret, until })
    }
  }
  const secret = `amzn1.oa2-cs.v1.${randomBytes(32).toString("hex")}`
  notifications.issuedSecrets.push(secret)
  emulator.changed()
  tell(emulator, "APPLICATION_OAUTH_CLIENT_NEW_SECRET", {
    applicationOAuthClientNewSecret: {
      clientId: emulator.options.clientId,
      newClientSecret: secret,
      newClientSecretExpiryTime: new Date(now + SECRET_DAYS * DAY).toISOString(),
      oldClientSecretExpiryTime: new Date(until).toISOString(),
    },
  })
}

/** Warns that the secret in use ends on a day. */
export function warnOfExpiry(emulator: Emulator, expiresAt: number): void {
  tell(emulator, "APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY", {
    applicationOAuthClientSecretExpiry: {
      clientId: emulator.options.clientId,
      clientSecretExpiryTime: new Date(expiresAt).toISOString(),
      clientSecretExpiryReason: "PERIODIC_ROTATION",
    },
  })
}

/** Client secrets that work now: those of the start, and those that rotation has made. */
export function validSecrets({ options, state, clock }: Emulator): string[] {
  const { retiredSecrets, issuedSecrets } = state.notifications
  const now = clock.now()
  const over = new Set(
    retiredSecrets.filter(({ until }) => until <= now).map(({ secret }) => secret)
  )
  return [...options.clientSecrets, ...issuedSecrets].filter((secret) => !over.has(secret))
}

/** To the queue that is registered for the application in the Developer Console, if any. */
function tell(emulator: Emulator, notificationType: string, payload: object): void {
  const { applicationQueueArn: arn } = emulator.state.notifications
  if (arn === null) {
    return
  }
  const notificationId = randomUUID()
  const now = emulator.clock.now()
  const body = envelope({
    ...{ notificationType, notificationId, payload, at: now, publishedAt: now },
    ...{ applicationId: emulator.options.applicationId, subscriptionId: "application" },
  })
  send(emulator, { notificationId, notificationType, sellerId: null, arn, body })
}
