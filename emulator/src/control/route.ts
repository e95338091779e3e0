import type { Emulator } from "../emulator.js"
import { readJsonObject } from "../http/request.js"
import type { Request } from "../http/request.js"

export type Json = Record<string, unknown>

/** Answers one address of the control API; `path` holds its decoded parts. Throws InputError. */
export type Control = (emulator: Emulator, request: Request, path: string[]) => object

export type Route = readonly [method: string, path: RegExp, run: Control]

/** For what reads nothing but the JSON in the body. */
export function body(run: (emulator: Emulator, input: Json) => object): Control {
  return (emulator, request) => run(emulator, readJsonObject(request))
}
