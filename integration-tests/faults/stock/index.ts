import type { Subject } from "../lib/subject"
import { openStock } from "./load"
import { LEASES, POINTS, SHARES, stockWorks, workOf } from "./works"

/** From a stock change to Amazon's acceptance. */
export const stock: Subject = {
  daysBack: 0,
  points: POINTS,
  works: stockWorks,
  workOf,
  leases: LEASES,
  shares: SHARES,
  open: openStock,
}
