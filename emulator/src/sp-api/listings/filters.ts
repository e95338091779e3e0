import { invalidInput } from "../../http/answer.js"
import { listOf } from "../../http/request.js"
import { itemsByIdentifier } from "../../catalog/items.js"
import type { EmulatorState } from "../../core/state.js"
import { containedSkus, parentSkuOf } from "../../listings/relationships.js"
import { statusIn } from "../../listings/status.js"
import { listingKey } from "../../listings/stock.js"
import type { ListingRecord } from "../../listings/types.js"
import type { Call } from "../operations.js"

type Filter = (listing: ListingRecord) => boolean

/** The filters of searchListingsItems as one test. Throws InvalidInput for impossible ones. */
export function readListingFilters(call: Call, marketplaceIds: readonly string[]): Filter {
  const { query } = call.request
  const filters: Filter[] = [
    ...identifierFilter(call, query),
    ...severityFilter(query, marketplaceIds),
    ...statusFilters(query, marketplaceIds),
    ...familyFilters(call, marketplaceIds),
    ...timeFilters(query, "created"),
    ...timeFilters(query, "lastUpdated"),
  ]
  return (listing) => filters.every((filter) => filter(listing))
}

function identifierFilter({ emulator }: Call, query: URLSearchParams): Filter[] {
  const identifiers = listOf(query, "identifiers")
  const type = query.get("identifiersType")
  if (identifiers.length > 0 !== (type !== null)) {
    throw invalidInput("identifiers and identifiersType must be given together.")
  }
  if (identifiers.length > 20) {
    throw invalidInput("identifiers must hold at most 20 values.")
  }
  if (
    identifiers.length > 0 &&
    (query.has("variationParentSku") || query.has("packageHierarchySku"))
  ) {
    throw invalidInput("identifiers excludes variationParentSku and packageHierarchySku.")
  }
  return type === null
    ? []
    : [
        (listing) =>
          identifiers.some((value) => hasIdentifier(emulator.state, listing, type, value)),
      ]
}

function hasIdentifier(
  state: EmulatorState,
  listing: ListingRecord,
  type: string,
  value: string
): boolean {
  switch (type) {
    case "SKU":
      return listing.sku === value
    case "ASIN":
      return listing.asin === value
    case "FNSKU":
      return listing.fnSku === value
    default: {
      // The identifiers of the product page, and what the seller said of it.
      const pages = itemsByIdentifier(state, type, value)
      const same = listing.ean.padStart(14, "0") === value.padStart(14, "0")
      return (
        pages.some(({ asin }) => asin === listing.asin) ||
        (same && listing.ean !== "" && OF_EAN.includes(type))
      )
    }
  }
}

const OF_EAN = ["EAN", "GTIN", "JAN"]

function severityFilter(query: URLSearchParams, marketplaceIds: readonly string[]): Filter[] {
  const severities = listOf(query, "withIssueSeverity")
  return severities.length === 0
    ? []
    : [
        ({ issues }) =>
          issues.some(
            (issue) =>
              severities.includes(issue.severity) &&
              (issue.marketplaceIds?.some((id) => marketplaceIds.includes(id)) ?? true)
          ),
      ]
}

/** By what a listing is in one of the marketplaces asked for. */
function statusFilters(query: URLSearchParams, marketplaceIds: readonly string[]): Filter[] {
  const wanted = listOf(query, "withStatus")
  const unwanted = listOf(query, "withoutStatus")
  const has = (listing: ListingRecord, statuses: string[]) =>
    marketplaceIds
      .flatMap((id): string[] => statusIn(listing, id))
      .some((status) => statuses.includes(status))
  return [
    ...(wanted.length > 0 ? [(listing: ListingRecord) => has(listing, wanted)] : []),
    ...(unwanted.length > 0 ? [(listing: ListingRecord) => !has(listing, unwanted)] : []),
  ]
}

/** Children of a variation's parent; what a package holds, and the packages that hold a SKU. */
function familyFilters(
  { emulator, caller, request }: Call,
  marketplaceIds: readonly string[]
): Filter[] {
  const parent = request.query.get("variationParentSku")
  const packed = request.query.get("packageHierarchySku")
  const other =
    packed === null
      ? undefined
      : emulator.state.listings[listingKey(caller.seller.sellerId, packed)]
  const anywhere = (fits: (id: string) => boolean) => marketplaceIds.some(fits)
  return [
    ...(parent === null
      ? []
      : [(listing: ListingRecord) => anywhere((id) => parentSkuOf(listing, id) === parent)]),
    ...(packed === null
      ? []
      : [
          (listing: ListingRecord) =>
            anywhere(
              (id) =>
                containedSkus(listing, id).includes(packed) ||
                (other !== undefined && containedSkus(other, id).includes(listing.sku))
            ),
        ]),
  ]
}

function timeFilters(query: URLSearchParams, kind: "created" | "lastUpdated"): Filter[] {
  const timeOf = (listing: ListingRecord) =>
    kind === "created" ? listing.createdDate : listing.lastUpdatedDate
  const after = instant(query, `${kind}After`)
  const before = instant(query, `${kind}Before`)
  return [
    ...(after === null ? [] : [(listing: ListingRecord) => timeOf(listing) >= after]),
    ...(before === null ? [] : [(listing: ListingRecord) => timeOf(listing) <= before]),
  ]
}

function instant(query: URLSearchParams, name: string): number | null {
  const text = query.get(name)
  if (text === null) {
    return null
  }
  const value = Date.parse(text)
  if (Number.isNaN(value)) {
    throw invalidInput(`${name} is not a date-time in ISO 8601 format.`)
  }
  return value
}
