import type { Handlers } from "../operations-types.js"
import { listTransactions } from "./list-transactions.js"

/** Finances API 2024-06-19. */
export const FINANCES: Handlers = { listTransactions }
