import { invalidInput } from "../../http/answer.js"
import { listOf } from "../../http/request.js"
import { statusOf } from "../../listings/present.js"
import type { ListingRecord } from "../../listings/types.js"

type Filter = (listing: ListingRecord) => boolean

/** The filters of searchListingsItems as one test. Throws InvalidInput for impossible ones. */
export function readListingFilters(query: URLSearchParams): Filter {
  const filters: Filter[] = [
    ...identifierFilter(query),
    ...severityFilter(query),
    ...statusFilters(query),
    ...timeFilters(query, "created"),
    ...timeFilters(query, "lastUpdated"),
  ]
  if (query.has("variationParentSku") || query.has("packageHierarchySku")) {
    // No seeded listing is part of a variation family or a package hierarchy.
    filters.push(() => false)
  }
  return (listing) => filters.every((filter) => filter(listing))
}

function identifierFilter(query: URLSearchParams): Filter[] {
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
    : [(listing) => identifiers.some((value) => hasIdentifier(listing, type, value))]
}

function hasIdentifier(listing: ListingRecord, type: string, value: string): boolean {
  switch (type) {
    case "SKU":
      return listing.sku === value
    case "ASIN":
      return listing.asin === value
    case "FNSKU":
      return listing.fnSku === value
    case "EAN":
    case "GTIN":
    case "JAN":
      return listing.ean.padStart(14, "0") === value.padStart(14, "0")
    default:
      return false
  }
}

function severityFilter(query: URLSearchParams): Filter[] {
  const severities = listOf(query, "withIssueSeverity")
  return severities.length === 0
    ? []
    : [(listing) => listing.issues.some((issue) => severities.includes(issue.severity))]
}

function statusFilters(query: URLSearchParams): Filter[] {
  const wanted = listOf(query, "withStatus")
  const unwanted = listOf(query, "withoutStatus")
  return [
    ...(wanted.length > 0
      ? [(listing: ListingRecord) => statusOf(listing).some((status) => wanted.includes(status))]
      : []),
    ...(unwanted.length > 0
      ? [(listing: ListingRecord) => !statusOf(listing).some((status) => unwanted.includes(status))]
      : []),
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
