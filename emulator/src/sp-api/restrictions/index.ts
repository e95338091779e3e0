import type { Handlers } from "../operations.js"
import { getListingsRestrictions } from "./get-listings-restrictions.js"

/** Listings Restrictions API 2021-08-01. */
export const RESTRICTIONS: Handlers = { getListingsRestrictions }
