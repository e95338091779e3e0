import type { SpApi, SpApiClient } from "../../src/sp-api"
import type { Operation } from "../../src/sp-api/operations/operation"

/** Values by the names that Amazon's model gives to parameters; `body` is the whole body. */
export type Given = Readonly<Record<string, unknown>>

export interface Parties {
  client: SpApiClient
  sp: SpApi
}

/** How the examples of one operation are played through the client. */
export interface OperationCase {
  operation: Operation
  /** Required parameters, used where an example leaves them out ("may be anything"). */
  fill?: Given
  /**
   * Calls the client with an example's parameters. Examples are data, also wrong ones, so nothing
   * is known of their types here: hence `never`, which fits every argument.
   */
  play: (parties: Parties, given: Given) => Promise<unknown>
  /** The path in Amazon's answer at which the client's result stands; the whole answer if left out. */
  within?: readonly string[]
}

/** By Amazon's operation id. */
export type Cases = Readonly<Record<string, OperationCase>>

/** Any value of an example as the argument of a typed method. */
export function loose(value: unknown): never {
  return value as never
}
