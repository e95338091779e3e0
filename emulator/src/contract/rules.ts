import { isRecord } from "./json-pointer.js"
import { headerValue, type Issue } from "./parameters.js"
import type { HeaderMap } from "./types.js"

/** What a rule may look at. */
export interface RuleInput {
  headers: HeaderMap
  /** Decoded query parameters; a name given several times has several values. */
  query: ReadonlyMap<string, readonly string[]>
  /** The parsed JSON body, undefined when there is none or it is broken. */
  body: unknown
}

/** A rule Amazon's documentation states and its models do not express. */
export interface Rule {
  /** Operation ids the rule is for, each as `api operation`; null for every operation. */
  operations: readonly string[] | null
  /** The sentence the rule comes from, and where it stands. */
  source: string
  check(input: RuleInput): Issue[]
}

const SEARCH_ORDERS = ["orders_2026-01-01 searchOrders"]
const SEARCH_LISTINGS = ["listingsItems_2021-08-01 searchListingsItems"]
const PATCH_LISTING = ["listingsItems_2021-08-01 patchListingsItem"]
const CONFIRM_SHIPMENT = ["ordersV0 confirmShipment"]

const has = ({ query }: RuleInput, name: string): boolean => query.has(name)
const text = ({ query }: RuleInput, name: string): string => query.get(name)?.[0] ?? ""

function headerPresent(name: string, meaning: string): Rule["check"] {
  return ({ headers }) =>
    (headerValue(headers, name) ?? "").trim() === ""
      ? [{ where: `header.${name}`, message: `is required: ${meaning}` }]
      : []
}

function excludes(name: string, others: readonly string[]): Rule["check"] {
  return (input) =>
    has(input, name)
      ? others
          .filter((other) => has(input, other))
          .map((other) => ({ where: `query.${other}`, message: `must not be given with ${name}` }))
      : []
}

function requires(name: string, other: string): Rule["check"] {
  return (input) =>
    has(input, name) && !has(input, other)
      ? [{ where: `query.${other}`, message: `is required when ${name} is given` }]
      : []
}

function notBefore(start: string, end: string): Rule["check"] {
  return (input) =>
    has(input, start) &&
    has(input, end) &&
    Date.parse(text(input, end)) < Date.parse(text(input, start))
      ? [{ where: `query.${end}`, message: `must be equal to or after ${start}` }]
      : []
}

function packageDetail(body: unknown): Record<string, unknown> {
  return isRecord(body) && isRecord(body.packageDetail) ? body.packageDetail : {}
}

function patches(body: unknown): Record<string, unknown>[] {
  return isRecord(body) && Array.isArray(body.patches) ? body.patches.filter(isRecord) : []
}

export const RULES: readonly Rule[] = [
  {
    operations: null,
    source:
      "x-amz-access-token: the LWA access token. Required. " +
      "(developer-docs: Connect to the Selling Partner API, step 3, add headers to the URI)",
    check: headerPresent("x-amz-access-token", "send the LWA access token"),
  },
  {
    operations: null,
    source:
      "A user-agent header is used to identify your application. " +
      "(developer-docs: Include a User-Agent header in all requests)",
    check: headerPresent("user-agent", "name the application and its version"),
  },
  {
    operations: SEARCH_ORDERS,
    source:
      "You must provide exactly one of createdAfter and lastUpdatedAfter in your request. " +
      "(Orders 2026-01-01, createdAfter)",
    check: (input) =>
      has(input, "createdAfter") === has(input, "lastUpdatedAfter")
        ? [
            {
              where: "query.createdAfter",
              message: "give exactly one of createdAfter and lastUpdatedAfter",
            },
          ]
        : [],
  },
  {
    operations: SEARCH_ORDERS,
    source:
      "If createdAfter is provided, neither lastUpdatedAfter nor lastUpdatedBefore may be " +
      "provided. (Orders 2026-01-01, createdAfter)",
    check: excludes("createdAfter", ["lastUpdatedBefore"]),
  },
  {
    operations: SEARCH_ORDERS,
    source:
      "If lastUpdatedAfter is provided, neither createdAfter nor createdBefore may be provided. " +
      "(Orders 2026-01-01, lastUpdatedAfter)",
    check: excludes("lastUpdatedAfter", ["createdBefore"]),
  },
  {
    operations: SEARCH_ORDERS,
    source:
      "createdBefore … if provided must be equal to or after the createdAfter date. " +
      "(Orders 2026-01-01, createdBefore)",
    check: notBefore("createdAfter", "createdBefore"),
  },
  {
    operations: SEARCH_ORDERS,
    source:
      "lastUpdatedBefore … if provided must be equal to or after the lastUpdatedAfter date. " +
      "(Orders 2026-01-01, lastUpdatedBefore)",
    check: notBefore("lastUpdatedAfter", "lastUpdatedBefore"),
  },
  {
    operations: SEARCH_ORDERS,
    source:
      "The maximum number of orders that can be returned per page. The value must be between 1 " +
      "and 100. (Orders 2026-01-01, maxResultsPerPage)",
    check: (input) => {
      const value = Number(text(input, "maxResultsPerPage") || "1")
      return value < 1 || value > 100
        ? [{ where: "query.maxResultsPerPage", message: "must be between 1 and 100" }]
        : []
    },
  },
  {
    operations: SEARCH_ORDERS,
    source:
      "marketplaceIds: array of strings, length between 0 and 50. " +
      "(developer-docs: Orders API v2026-01-01 reference, searchOrders)",
    check: (input) =>
      text(input, "marketplaceIds").split(",").length > 50
        ? [{ where: "query.marketplaceIds", message: "must name at most 50 marketplaces" }]
        : [],
  },
  {
    operations: SEARCH_LISTINGS,
    source: "This is required when identifiers is provided. (Listings Items, identifiersType)",
    check: requires("identifiers", "identifiersType"),
  },
  {
    operations: SEARCH_LISTINGS,
    source: "This is required when you specify identifiersType. (Listings Items, identifiers)",
    check: requires("identifiersType", "identifiers"),
  },
  {
    operations: SEARCH_LISTINGS,
    source:
      "You cannot use identifiers if you specify variationParentSku or packageHierarchySku. " +
      "(Listings Items, identifiers)",
    check: excludes("identifiers", ["variationParentSku", "packageHierarchySku"]),
  },
  {
    operations: SEARCH_LISTINGS,
    source:
      "You cannot use variationParentSku if you include identifiers or packageHierarchySku. " +
      "(Listings Items, variationParentSku)",
    check: excludes("variationParentSku", ["packageHierarchySku"]),
  },
  {
    operations: PATCH_LISTING,
    source:
      "Can only be requested when `mode` is `VALIDATION_PREVIEW`. " +
      "(Listings Items, patchListingsItem, includedData: identifiers)",
    check: (input) =>
      text(input, "includedData").split(",").includes("identifiers") &&
      text(input, "mode") !== "VALIDATION_PREVIEW"
        ? [
            {
              where: "query.includedData",
              message: "must name identifiers only when mode is VALIDATION_PREVIEW",
            },
          ]
        : [],
  },
  {
    operations: PATCH_LISTING,
    source:
      "JSON Patch … only top-level attributes can be patched: /attributes/<attribute>. " +
      "(developer-docs: Listings Items API v2021-08-01 use case guide, partial update)",
    check: ({ body }) =>
      patches(body).flatMap((patch, index) =>
        typeof patch.path === "string" && !/^\/attributes\/[^/]+$/.test(patch.path)
          ? [
              {
                where: `body./patches/${index}/path`,
                message: "must be /attributes/ and the name of one top-level attribute",
              },
            ]
          : []
      ),
  },
  {
    operations: PATCH_LISTING,
    source:
      'The operation object MUST contain a "value" member for add and replace. (RFC 6902, 4.1 ' +
      "and 4.3, to which the model of Listings Items refers; merge is its like)",
    check: ({ body }) =>
      patches(body).flatMap((patch, index) =>
        ["add", "replace", "merge"].includes(String(patch.op)) && patch.value === undefined
          ? [
              {
                where: `body./patches/${index}/value`,
                message: `is required with op ${String(patch.op)}`,
              },
            ]
          : []
      ),
  },
  {
    operations: CONFIRM_SHIPMENT,
    source: "Only positive numeric values are supported. (Orders v0, PackageReferenceId, a string)",
    check: ({ body }) => {
      const id = packageDetail(body).packageReferenceId
      return typeof id === "string" && !/^0*[1-9]\d*$/.test(id)
        ? [
            {
              where: "body./packageDetail/packageReferenceId",
              message: 'must be the text of a positive whole number, such as "1"',
            },
          ]
        : []
    },
  },
  {
    operations: CONFIRM_SHIPMENT,
    source:
      'Carrier name that will deliver the package. Required when carrierCode is "Other". ' +
      "(Orders v0, PackageDetail.carrierName)",
    check: ({ body }) => {
      const { carrierCode, carrierName } = packageDetail(body)
      return String(carrierCode).toLowerCase() === "other" && !carrierName
        ? [
            {
              where: "body./packageDetail/carrierName",
              message: "is required when carrierCode is Other",
            },
          ]
        : []
    },
  },
]

/** Applies every rule of an operation. */
export function judgeRules(api: string, operation: string, input: RuleInput): Issue[] {
  const key = `${api} ${operation}`
  return RULES.filter((rule) => rule.operations === null || rule.operations.includes(key)).flatMap(
    (rule) => rule.check(input)
  )
}
