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
