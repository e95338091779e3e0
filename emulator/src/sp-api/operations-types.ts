import type { Emulator } from "../emulator.js"
import type { Answer } from "../http/answer.js"
import type { Request } from "../http/request.js"
import type { Caller } from "./access.js"

/** A call for a seller. */
export interface Call {
  emulator: Emulator
  caller: Caller
  request: Request
  /** Decoded path parameters in the order of the path. */
  path: string[]
}

/** A call of the application for itself. */
export type ApplicationCall = Omit<Call, "caller">

export type Handler = (call: Call) => Answer

/** Answers calls of the application, whose token has the scope. */
export interface GrantlessHandler {
  scope: string
  handle: (call: ApplicationCall) => Answer
}

/** What answers the operations of one of Amazon's models, by operation id. */
export type Handlers = Readonly<Record<string, Handler | GrantlessHandler>>

/** Marks operations as grantless. */
export function grantless(
  scope: string,
  handlers: Record<string, GrantlessHandler["handle"]>
): Handlers {
  return Object.fromEntries(
    Object.entries(handlers).map(([operation, handle]) => [operation, { scope, handle }])
  )
}
