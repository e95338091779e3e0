export interface ApiError {
  message: string
  /** HTTP status, when the server answered. */
  status: number | null
}

/** What can be told about anything a request threw. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof Error) {
    const status = (error as Error & { status?: unknown }).status
    return { message: error.message, status: typeof status === "number" ? status : null }
  }
  return { message: String(error), status: null }
}

/** The server understood and said no: asking the same again gives the same answer. */
export function isRefusal(error: unknown): boolean {
  const { status } = toApiError(error)
  return status !== null && status >= 400 && status < 500
}
