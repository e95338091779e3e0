import { documentAddress } from "../../documents/address.js"
import { findDocument } from "../../documents/documents.js"
import { notFound, ok, unauthorized } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import type { Call } from "../operations.js"

/**
 * `GET /reports/2021-06-30/documents/{reportDocumentId}`: an address for five minutes. The document
 * of a restricted report is told to a restricted data token only.
 */
export function getReportDocument({ emulator, caller, request, path }: Call): Answer {
  const document = findDocument(emulator, caller.seller.sellerId, path[0] as string)
  if (document?.kind !== "result") {
    throw notFound(`The report document ${path[0]} was not found.`)
  }
  if (document.restrictedType !== null && !caller.restricted) {
    throw unauthorized(
      `A report of type ${document.restrictedType} needs a Restricted Data Token for its document.`
    )
  }
  const encoded = document.gzip && request.query.get("enableContentEncodingUrlHeader") === "true"
  return ok({
    reportDocumentId: document.id,
    url: documentAddress(emulator, document.id, "GET", {
      ...(encoded && { contentEncoding: "gzip" }),
    }),
    ...(document.gzip && { compressionAlgorithm: "GZIP" }),
  })
}
