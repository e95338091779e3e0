import { InputError } from "../../core/input-error.js"
import type { Enforcement, ListingIssue } from "../../listings/types.js"
import type { Json } from "../route.js"
import { readChoice, readMarketplaces } from "./read.js"

const SEVERITIES = ["ERROR", "WARNING", "INFO"] as const
const ACTIONS: readonly Enforcement[] = [
  "LISTING_SUPPRESSED",
  "ATTRIBUTE_SUPPRESSED",
  "CATALOG_ITEM_REMOVED",
  "SEARCH_SUPPRESSED",
]

function issue(
  code: string,
  message: string,
  category: string | null,
  action: Enforcement,
  attribute?: string
): ListingIssue {
  return {
    ...{ code, message, severity: "ERROR" },
    categories: category === null ? [] : [category],
    ...(attribute && { attributeNames: [attribute] }),
    ...enforced([action]),
  }
}

const enforced = (actions: string[]): Pick<ListingIssue, "enforcements"> => ({
  enforcements: {
    actions: actions.map((action) => ({ action })),
    exemption: { status: "NOT_EXEMPT" },
  },
})

/**
 * Issues by a short name; codes and words are those of the examples in Amazon's model. One that names
 * an attribute goes when that is submitted again.
 */
const PRESETS: Readonly<Record<string, ListingIssue>> = {
  search_suppressed: issue(
    "18027",
    "We believe the main image has text, logo, graphic, or watermark that is not permitted for this product type. Submit a compliant image to lift the suppression. Also refer to Product image requirements.",
    "INVALID_IMAGE",
    "SEARCH_SUPPRESSED",
    "main_product_image_locator"
  ),
  listing_suppressed: issue(
    "18155",
    "The 'minimum price' is greater than the selling price (excluding shipping) for the listing. Review and update your price and/or minimum price.",
    "INVALID_PRICE",
    "LISTING_SUPPRESSED",
    "purchasable_offer"
  ),
  attribute_suppressed: issue(
    "99300",
    "Product Detail Page Rules Violation (Inaccurate information on product detail page).",
    null,
    "ATTRIBUTE_SUPPRESSED"
  ),
  catalog_item_removed: issue(
    "18742",
    "Restricted Products Policy Violation",
    null,
    "CATALOG_ITEM_REMOVED"
  ),
}

export const ISSUE_NAMES = Object.keys(PRESETS)

/** An issue by its short name, or with code, message, severity and so on. Throws InputError. */
export function readIssue(input: Json): ListingIssue {
  const marketplaceIds = readMarketplaces(input.marketplaceIds)
  const preset = input.name === undefined ? custom(input) : PRESETS[String(input.name)]
  if (!preset) {
    throw new InputError(`name is "${String(input.name)}": use ${ISSUE_NAMES.join(", ")}`)
  }
  return { ...preset, ...(marketplaceIds && { marketplaceIds }) }
}

function custom(input: Json): ListingIssue {
  const { code, message, attributeNames, categories, action } = input
  if (typeof code !== "string" || typeof message !== "string") {
    throw new InputError(`give name (${ISSUE_NAMES.join(", ")}), or code and message`)
  }
  return {
    ...{ code, message },
    severity: readChoice(input.severity ?? "ERROR", "severity", SEVERITIES),
    categories: texts(categories, "categories") ?? [],
    ...(attributeNames !== undefined && {
      attributeNames: texts(attributeNames, "attributeNames") ?? [],
    }),
    ...(action !== undefined && enforced([readChoice(action, "action", ACTIONS)])),
  }
}

function texts(value: unknown, name: string): string[] | undefined {
  if (
    value !== undefined &&
    !(Array.isArray(value) && value.every((it) => typeof it === "string"))
  ) {
    throw new InputError(`${name}: give a list of texts`)
  }
  return value as string[] | undefined
}
