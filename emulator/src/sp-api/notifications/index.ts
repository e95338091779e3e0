import { NOTIFICATIONS_SCOPE } from "../../lwa/application-tokens.js"
import { grantless } from "../operations-types.js"
import type { Handlers } from "../operations-types.js"
import {
  createDestination,
  deleteDestination,
  getDestination,
  getDestinations,
} from "./destinations.js"
import {
  createSubscription,
  deleteSubscriptionById,
  getSubscription,
  getSubscriptionById,
  getSubscriptions,
} from "./subscriptions.js"
import { sendTestNotification } from "./test-notification.js"

/** Notifications API v1; destinations and subscriptions by id belong to the application. */
export const NOTIFICATIONS: Handlers = {
  ...{ createSubscription, getSubscription, getSubscriptions },
  ...grantless(NOTIFICATIONS_SCOPE, {
    ...{ createDestination, getDestinations, getDestination, deleteDestination },
    ...{ getSubscriptionById, deleteSubscriptionById, sendTestNotification },
  }),
}
