import { findMarketplace } from "../amazon/marketplaces.js"
import { ApiError, invalidInput, unauthorized } from "../http/answer.js"
import { listOf } from "../http/request.js"
import { readToken, writeToken, filtersOf } from "./paging.js"
import type { Call } from "./operations.js"

/** The marketplaces of the call, each one of the seller's. Throws InvalidInput. */
export function readMarketplaces({ caller, request }: Call, name = "marketplaceIds"): string[] {
  const ids = listOf(request.query, name)
  if (ids.length === 0) {
    throw invalidInput(`${name} is required.`)
  }
  ids.forEach((id) => checkMarketplace(caller.seller.marketplaces, id, name))
  return ids
}

/** Throws InvalidInput for a marketplace where the seller does not sell. */
export function checkMarketplace(
  own: readonly { id: string }[],
  marketplaceId: string,
  name: string
): void {
  if (!own.some(({ id }) => id === marketplaceId)) {
    throw invalidInput(
      findMarketplace(marketplaceId)
        ? `${name}: the seller does not sell in ${marketplaceId}.`
        : `${name}: ${marketplaceId} is not a marketplace.`
    )
  }
}

/** Throws 403 for another seller than the token's. */
export function checkSellerId({ caller }: Call, sellerId: string | null): void {
  if (sellerId !== null && sellerId !== caller.seller.sellerId) {
    throw unauthorized("The access token does not belong to this seller.")
  }
}

/** A whole number of the query between limits. Throws InvalidInput. */
export function readCount(
  query: URLSearchParams,
  name: string,
  byDefault: number,
  most: number
): number {
  const text = query.get(name) ?? String(byDefault)
  const count = Number(text)
  if (!/^\d+$/.test(text) || count < 1 || count > most) {
    throw invalidInput(`${name} must be a whole number from 1 to ${most}.`)
  }
  return count
}

/** One page of a list, with the tokens of the pages beside it. */
export interface PageOf<Item> {
  items: Item[]
  nextToken?: string
  previousToken?: string
}

/**
 * The page that the token of the call names; a token belongs to one set of parameters, and may be of
 * use for some seconds only. Throws InvalidInput.
 */
export function pageOf<Item>(
  { emulator, request }: Call,
  list: readonly Item[],
  { tokenName, size, lifeSeconds }: { tokenName: string; size: number; lifeSeconds?: number }
): PageOf<Item> {
  const secret = emulator.state.pagingSecret
  const filters = filtersOf(request.query, tokenName)
  const token = request.query.get(tokenName)
  const page = token === null ? null : readToken<number>(secret, token)
  if (token !== null && !page) {
    throw invalidInput(`${tokenName} is invalid.`)
  }
  if (page && page.filters !== filters) {
    throw invalidInput(`${tokenName} belongs to a request with other parameters.`)
  }
  const issuedAt = emulator.clock.now()
  if (page && lifeSeconds !== undefined && issuedAt - page.issuedAt > lifeSeconds * 1000) {
    throw new ApiError(400, "InvalidInput", `${tokenName} has expired.`)
  }
  const offset = page?.cursor ?? 0
  const write = (cursor: number) => writeToken(secret, { filters, issuedAt, cursor })
  return {
    items: list.slice(offset, offset + size),
    ...(offset + size < list.length && { nextToken: write(offset + size) }),
    ...(offset > 0 && { previousToken: write(Math.max(0, offset - size)) }),
  }
}
