import { documentAddress } from "../../documents/address.js"
import { createUpload, findDocument } from "../../documents/documents.js"
import { notFound, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { readJsonObject } from "../../http/request.js"
import type { Call } from "../operations.js"

/** `POST /feeds/2021-06-30/documents`: an address to put a feed's content to, for five minutes. */
export function createFeedDocument({ emulator, caller, request }: Call): Answer {
  const contentType = String(readJsonObject(request).contentType)
  const { id } = createUpload(emulator, caller.seller.sellerId, contentType)
  const url = documentAddress(emulator, id, "PUT", { contentType })
  return { status: 201, body: { feedDocumentId: id, url } }
}

/** `GET /feeds/2021-06-30/documents/{feedDocumentId}`: an address to read a document at. */
export function getFeedDocument({ emulator, caller, request, path }: Call): Answer {
  const document = findDocument(emulator, caller.seller.sellerId, path[0] as string)
  if (!document) {
    throw notFound(`The feed document ${path[0]} was not found.`)
  }
  const encoded = document.gzip && request.query.get("enableContentEncodingUrlHeader") === "true"
  return ok({
    feedDocumentId: document.id,
    url: documentAddress(emulator, document.id, "GET", {
      ...(encoded && { contentEncoding: "gzip" }),
    }),
    ...(document.gzip && { compressionAlgorithm: "GZIP" }),
  })
}
