import type { Subject } from "../lib/subject"
import { openOrders } from "./load"
import { LEASES, orderWorks, POINTS, SHARES, workOf } from "./works"

/** From Amazon's answer to the Medusa order, and from the parcel to Amazon. */
export const orders: Subject = {
  daysBack: 8,
  points: POINTS,
  works: orderWorks,
  workOf,
  leases: LEASES,
  shares: SHARES,
  open: openOrders,
}
