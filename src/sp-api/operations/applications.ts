import type { CallOptions } from "../call-options"
import type { Caller, Operation } from "./operation"

/**
 * Not repeatable: each call makes another new secret and lets the former one end. Grantless, and a
 * queue must have been registered for the application, to which the new secret is sent.
 */
export const rotateApplicationClientSecret: Operation = {
  name: "rotateApplicationClientSecret",
  api: "applicationManagement",
  version: "2023-11-30",
  method: "POST",
  path: "/applications/2023-11-30/clientSecret",
  repeatable: false,
  usagePlan: { rate: 0.0167, burst: 1 },
  scope: "sellingpartnerapi::client_credential:rotation",
  describe: () => ({ kind: "access" }),
}

export interface ApplicationsApi {
  /**
   * Asks for a new client secret. It comes by the notification APPLICATION_OAUTH_CLIENT_NEW_SECRET
   * only; the present one stays valid for some days.
   */
  rotateApplicationClientSecret(options?: CallOptions): Promise<void>
}

/** Application Management API 2023-11-30. */
export function applicationsOf(call: Caller): ApplicationsApi {
  return {
    rotateApplicationClientSecret: (options) =>
      call<void>({ operation: rotateApplicationClientSecret, read: null }, options),
  }
}
