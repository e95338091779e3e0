import type { Handlers } from "../operations.js"
import { getAccount } from "./get-account.js"
import { getMarketplaceParticipations } from "./get-marketplace-participations.js"

/** Sellers API v1. */
export const SELLERS_V1: Handlers = { getAccount, getMarketplaceParticipations }
