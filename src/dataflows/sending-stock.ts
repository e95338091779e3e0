import type { Care } from "../domain/dataflows"

/**
 * The first run overwrites every quantity at Amazon by the shop's, also of what was matched with the
 * wrong product: a person looks at the matches first. A changed text gets another number.
 */
export const SENDING_STOCK: Care = { subject: "stock", text: "stock-1" }
