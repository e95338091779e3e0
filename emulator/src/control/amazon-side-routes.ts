import { SKEW_ROUTES } from "./clock-skew.js"
import { NOTIFICATION_ROUTES } from "./notifications.js"
import { ORDER_ROUTES } from "./order-behaviour.js"
import { PROCESSING_ROUTES } from "./processing.js"
import type { Route } from "./route.js"

/** What goes on at Amazon beside orders and listings. */
export const AMAZON_SIDE_ROUTES: readonly Route[] = [
  ...PROCESSING_ROUTES,
  ...NOTIFICATION_ROUTES,
  ...ORDER_ROUTES,
  ...SKEW_ROUTES,
]
