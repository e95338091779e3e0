import { InputError } from "../../core/input-error.js"
import { invalidInput } from "../../http/answer.js"
import { readJsonObject } from "../../http/request.js"
import type { Request } from "../../http/request.js"

export type Part = Record<string, unknown>

export const SUCCESS = { statusCode: 200, reasonPhrase: "Success" }
export const CLIENT_ERROR = { statusCode: 400, reasonPhrase: "Client Error" }

/** The requests of a batch, `most` at most. Throws InvalidInput. */
export function readBatch(request: Request, most: number): Part[] {
  let requests: unknown
  try {
    requests = readJsonObject(request).requests
  } catch (error) {
    throw error instanceof InputError ? invalidInput(error.message) : error
  }
  if (!Array.isArray(requests) || requests.length === 0) {
    throw invalidInput("requests must hold at least one request.")
  }
  if (requests.length > most) {
    throw invalidInput(`requests must hold at most ${most} requests.`)
  }
  return requests as Part[]
}
