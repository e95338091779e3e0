import { Readable } from "node:stream"

/**
 * What a handler answers: an object is sent as JSON, a string as HTML, bytes and a stream as they
 * are, undefined as no body.
 */
export interface Answer {
  status: number
  body?: object | string
  headers?: Record<string, string>
}

/** The header that goes with the body, unless the answer names another. */
export function contentType({ body }: Answer): Record<string, string> {
  if (body === undefined || Buffer.isBuffer(body) || body instanceof Readable) {
    return {}
  }
  const isText = typeof body === "string"
  return { "content-type": isText ? "text/html; charset=utf-8" : "application/json" }
}

export function ok(body: object): Answer {
  return { status: 200, body }
}

/** An error in the form of the Selling Partner API. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details = ""
  ) {
    super(message)
  }

  toAnswer(): Answer {
    const { status, code, message, details } = this
    return { status, body: { errors: [{ code, message, details }] } }
  }
}

export function invalidInput(message: string): ApiError {
  return new ApiError(400, "InvalidInput", message)
}

export function unauthorized(details: string): ApiError {
  return new ApiError(403, "Unauthorized", "Access to requested resource is denied.", details)
}

export function notFound(message: string): ApiError {
  return new ApiError(404, "NotFound", message)
}
