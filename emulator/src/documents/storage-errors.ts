import type { Answer } from "../http/answer.js"

/** An error in the form of S3, where Amazon keeps the documents. */
export function storageError(status: number, code: string, message: string): Answer {
  return {
    status,
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
    headers: { "content-type": "application/xml" },
  }
}

export const EXPIRED = storageError(403, "AccessDenied", "Request has expired")

export const MISMATCH = storageError(
  403,
  "SignatureDoesNotMatch",
  "The request signature we calculated does not match the signature you provided. Check your key and signing method."
)
