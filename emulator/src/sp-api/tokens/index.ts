import type { Handlers } from "../operations-types.js"
import { createRestrictedDataToken } from "./create-restricted-data-token.js"

/** Tokens API 2021-03-01. */
export const TOKENS: Handlers = { createRestrictedDataToken }
