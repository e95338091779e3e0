import { paceOf } from "../modules/amazon/lib/dataflow-defaults"
import { runNotifications } from "../workflows/notifications/run-notifications"
import type { DataflowDescriptor } from "./types"

/**
 * Hears from Amazon what has changed, seconds after it did, by the queue that Amazon puts its
 * notifications into. What it asks for ends in the same inbox as what is polled; polling goes on, as
 * Amazon promises neither that a notification comes nor when. Orders of every store of the account are
 * stored with their store, also while a store's switch is off: that only leaves them to the poll.
 */
export const notifications: DataflowDescriptor = {
  ...paceOf("notifications"),
  dependsOn: [],
  neededBy: [],
  isConfigured: (options) => Boolean(options.notifications),
  run: runNotifications,
  backlogSql: `select count(*)::int as backlog from amazon_message m
    where m.account_id = :account and m.state = 'received' and m.deleted_at is null`,
}
