import { InputError } from "../core/input-error.js"
import type { Emulator } from "../emulator.js"
import { applyOrderMessage } from "./apply-order-message.js"
import type { OrderFeed } from "./feed-types.js"
import { FeedFormatError } from "./order-messages.js"
import type { OrderMessage } from "./order-messages.js"
import { readFlatFile } from "./read-flat-file.js"
import { readXmlFeed } from "./read-xml.js"
import { flatFileReport, xmlReport } from "./reports.js"
import type { MessageResult } from "./reports.js"
import type { FeedRecord, Processed } from "./types.js"

/** Processes an order feed; a document of another form makes it FATAL, with a report saying why. */
export function processOrderFeed(
  emulator: Emulator,
  feed: FeedRecord & { feedType: OrderFeed },
  bytes: Buffer
): Processed {
  const isFlat = feed.feedType.startsWith("POST_FLAT_FILE_")
  const report = (results: MessageResult[]) =>
    isFlat
      ? { contentType: "text/plain; charset=UTF-8", text: flatFileReport(results) }
      : {
          contentType: "text/xml; charset=UTF-8",
          text: xmlReport(feed.sellerId, feed.feedId, results),
        }
  let messages: OrderMessage[]
  try {
    const read = isFlat ? readFlatFile : readXmlFeed
    messages = read(feed.feedType, bytes.toString("utf8"))
  } catch (error) {
    if (error instanceof FeedFormatError) {
      return { status: "FATAL", report: report([{ messageId: 0, error: error.message }]) }
    }
    throw error
  }
  const results = messages.map((message) => tryMessage(emulator, feed.sellerId, message))
  return { status: "DONE", report: report(results) }
}

function tryMessage(emulator: Emulator, sellerId: string, message: OrderMessage): MessageResult {
  const { messageId } = message
  try {
    applyOrderMessage(emulator, sellerId, message)
    return { messageId, error: null }
  } catch (error) {
    if (error instanceof InputError) {
      return { messageId, error: error.message }
    }
    throw error
  }
}
