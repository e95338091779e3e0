import type { RefusalParameters } from "../../types"
import { RequestError } from "./request"

export interface ApiError {
  message: string
  /** HTTP status, when the server answered. */
  status: number | null
  /** Why it said no, when the plugin's API did. */
  code: string | null
  /** The field of the request that is to blame. */
  field: string | null
  parameters: RefusalParameters
}

/** What can be told about anything a request threw. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof RequestError) {
    const { message, status, code, field, parameters } = error
    return { message, status, code, field, parameters }
  }
  const nothing = { code: null, field: null, parameters: {} }
  if (error instanceof Error) {
    const status = (error as Error & { status?: unknown }).status
    return {
      ...nothing,
      message: error.message,
      status: typeof status === "number" ? status : null,
    }
  }
  return { ...nothing, message: String(error), status: null }
}

/** The server understood and said no: asking the same again gives the same answer. */
export function isRefusal(error: unknown): boolean {
  const { status } = toApiError(error)
  return status !== null && status >= 400 && status < 500
}
