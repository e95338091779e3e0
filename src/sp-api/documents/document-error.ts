import { AttemptTimeout } from "../abort"
import { AmazonApiError, type AmazonApiErrorKind } from "../errors"

export type DocumentOperation = "uploadFeedDocument" | "downloadDocument" | "readDocument"

/** No text here may hold a presigned URL: whoever has it can read the document. */
export function documentError(
  operation: DocumentOperation,
  kind: AmazonApiErrorKind,
  message: string,
  more: { status?: number; code?: string; retryable?: boolean } = {}
): AmazonApiError {
  const { status, code, retryable = false } = more
  const errors = code ? [{ code, message: "", details: null }] : []
  return new AmazonApiError({ operation, kind, message, status, errors, retryable })
}

/**
 * The error for a connection to the storage that failed; an abort is `aborted`. Errors that are
 * neither (a bug, the caller's own) are given back as they are.
 */
export function connectionError(
  operation: DocumentOperation,
  error: unknown,
  signal: AbortSignal | undefined
): unknown {
  if (signal?.aborted) {
    return documentError(operation, "aborted", "aborted by the caller", { retryable: true })
  }
  if (error instanceof AmazonApiError) {
    return error
  }
  if (error instanceof AttemptTimeout) {
    return documentError(operation, "network", error.message, { retryable: true })
  }
  const { code } = error as { code?: unknown }
  if (typeof code === "string" && isConnectionCode(code)) {
    const message = `the connection to the document storage broke (${code})`
    return documentError(operation, "network", message, { retryable: true })
  }
  return error
}

/** Codes of sockets, DNS, TLS, HTTP parsing and streams that ended early. */
function isConnectionCode(code: string): boolean {
  return /^(E[A-Z]{3,}$|EAI_|HPE_|CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|ERR_(SSL|TLS|STREAM_PREMATURE))/.test(
    code
  )
}
