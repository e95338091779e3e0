import type { Answer } from "../../http/answer.js"
import { ROTATION_SCOPE } from "../../lwa/application-tokens.js"
import { rotateSecret } from "../../notifications/application.js"
import { grantless } from "../operations-types.js"
import type { ApplicationCall, Handlers } from "../operations-types.js"

/** Application Management API 2023-11-30. */
export const APPLICATIONS: Handlers = grantless(ROTATION_SCOPE, { rotateApplicationClientSecret })

/** `POST /applications/2023-11-30/clientSecret`: the new secret comes by notification only. */
function rotateApplicationClientSecret({ emulator }: ApplicationCall): Answer {
  rotateSecret(emulator)
  return { status: 204 }
}
