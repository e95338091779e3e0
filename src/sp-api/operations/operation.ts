import type { CallOptions } from "../call-options"
import type { UsagePlan } from "../rate-limits"
import type { RestrictedResource } from "../tokens/restricted-resource"
import type { TransportRequest } from "../transport/transport"
import type { AnswerDescription, CallArguments, Describing } from "./description"

/** What a token of the application itself, without a selling partner's grant, is good for. */
export type GrantlessScope =
  "sellingpartnerapi::notifications" | "sellingpartnerapi::client_credential:rotation"

/** An operation as Amazon documents it. */
export interface Operation {
  /** Amazon's operation id. */
  name: string
  api: string
  version: string
  method: TransportRequest["method"]
  /** With `{name}` for path parameters. */
  path: string
  /** Sending it twice does no more than sending it once. */
  repeatable: boolean
  /** Amazon's default, from the operation's description in the published model. */
  usagePlan: UsagePlan
  /** A grantless operation: called with the application's own token of this scope. */
  scope?: GrantlessScope
  /** What a call says, for the log. Every operation of the client tells it. */
  describe?: (args: CallArguments) => Describing
  /** What the log keeps of the answer as `read` gives it. */
  describeAnswer?: (answer: unknown) => AnswerDescription
}

/** One call of an operation, checked and ready to be sent. */
export interface Call<T> {
  operation: Operation
  pathParameters?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  /** Sent with a Restricted Data Token for it instead of the account's access token. */
  restricted?: RestrictedResource
  /** The result from the parsed body; null when success has no body. Throws AnswerShapeError. */
  read: ((answer: unknown) => T) | null
}

/** Sends a call within the limits of one account. */
export type Caller = <T>(call: Call<T>, options?: CallOptions) => Promise<T>
