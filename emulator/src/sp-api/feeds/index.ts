import type { Handlers } from "../operations.js"
import { createFeedDocument, getFeedDocument } from "./documents.js"
import { cancelFeed, createFeed, getFeed, getFeeds } from "./feeds.js"

/** Feeds API 2021-06-30. */
export const FEEDS: Handlers = {
  ...{ createFeedDocument, getFeedDocument },
  ...{ createFeed, getFeed, getFeeds, cancelFeed },
}
