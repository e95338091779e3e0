import { escapeXml } from "./xml.js"

/** What became of one message of an order feed. */
export interface MessageResult {
  messageId: number
  /** Null: it was brought about. */
  error: string | null
}

/** MWS's code of "The data you submitted is incomplete or invalid", still told for order feeds. */
const INVALID = "18028"

/** The processing report of an XML feed: an AmazonEnvelope of MessageType ProcessingReport. */
export function xmlReport(sellerId: string, feedId: string, results: MessageResult[]): string {
  const failed = results.filter(({ error }) => error !== null)
  const summary = {
    MessagesProcessed: results.length,
    MessagesSuccessful: results.length - failed.length,
    MessagesWithError: failed.length,
    MessagesWithWarning: 0,
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<AmazonEnvelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="amzn-envelope.xsd">',
    `<Header><DocumentVersion>1.02</DocumentVersion><MerchantIdentifier>${escapeXml(sellerId)}</MerchantIdentifier></Header>`,
    "<MessageType>ProcessingReport</MessageType>",
    "<Message><MessageID>1</MessageID><ProcessingReport>",
    `<DocumentTransactionID>${feedId}</DocumentTransactionID><StatusCode>Complete</StatusCode>`,
    `<ProcessingSummary>${Object.entries(summary)
      .map(([name, count]) => `<${name}>${count}</${name}>`)
      .join("")}</ProcessingSummary>`,
    ...failed.map(
      ({ messageId, error }) =>
        `<Result><MessageID>${messageId}</MessageID><ResultCode>Error</ResultCode><ResultMessageCode>${INVALID}</ResultMessageCode><ResultDescription>${escapeXml(error ?? "")}</ResultDescription></Result>`
    ),
    "</ProcessingReport></Message></AmazonEnvelope>",
  ].join("\n")
}

/** The processing report of a flat file: a summary and the lines in error. */
export function flatFileReport(results: MessageResult[]): string {
  const failed = results.filter(({ error }) => error !== null)
  return [
    "Feed Processing Summary:",
    `\tNumber of records processed\t\t${results.length}`,
    `\tNumber of records successful\t\t${results.length - failed.length}`,
    "",
    "original-record-number\tsku\terror-code\terror-type\terror-message",
    ...failed.map(({ messageId, error }) => `${messageId}\t\t${INVALID}\tError\t${error ?? ""}`),
    "",
  ].join("\r\n")
}
