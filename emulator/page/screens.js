import { callsScreen } from "./views/calls.js"
import { checksScreen } from "./views/checks.js"
import { faultsScreen } from "./views/faults.js"
import { limitsScreen } from "./views/limits.js"
import { listingScreen } from "./views/listing.js"
import { listingsScreen } from "./views/listings.js"
import { notificationsScreen } from "./views/notifications.js"
import { orderScreen } from "./views/order.js"
import { ordersScreen } from "./views/orders.js"
import { processingScreen } from "./views/processing.js"
import { sellersScreen } from "./views/sellers.js"
import { settingsScreen } from "./views/settings.js"
import { startScreen } from "./views/start.js"

/** @import { Screen } from "./types.js" */

/** @type {{ title: string, links: [path: string, label: string][] }[]} */
export const sections = [
  { title: "", links: [["", "Start"]] },
  {
    title: "Shop",
    links: [
      ["orders", "Orders"],
      ["listings", "Listings"],
      ["sellers", "Sellers"],
    ],
  },
  {
    title: "Exchange",
    links: [
      ["processing", "Feeds and reports"],
      ["notifications", "Notifications"],
    ],
  },
  {
    title: "Traffic",
    links: [
      ["calls", "Calls"],
      ["limits", "Limits"],
      ["faults", "Faults"],
      ["checks", "Checks"],
    ],
  },
  { title: "Machine", links: [["settings", "Clock and settings"]] },
]

/** @param {string[]} path @returns {Screen} */
export function screenOf([name = "", first, second]) {
  if (name === "orders") return first ? orderScreen(first) : ordersScreen()
  if (name === "listings") return first && second ? listingScreen(first, second) : listingsScreen()
  if (name === "sellers") return sellersScreen()
  if (name === "processing") return processingScreen()
  if (name === "notifications") return notificationsScreen()
  if (name === "calls") return callsScreen()
  if (name === "limits") return limitsScreen()
  if (name === "faults") return faultsScreen()
  if (name === "checks") return checksScreen()
  if (name === "settings") return settingsScreen()
  return startScreen()
}
