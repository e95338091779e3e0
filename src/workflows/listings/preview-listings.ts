import { mustStop, type TrialContext } from "../../dataflows/types"
import { readListing, type ReadListing, type VariantChoice } from "../../domain/listings"
import { rows } from "../../modules/amazon/lib/knex"
import { readVariants } from "../../modules/amazon/medusa-tables/variants"
import type { ReasonDto } from "../../types"
import { chooseVariants } from "./link-listings"
import { attributeMap, INCLUDED } from "./sync-listings"

const PAGE_SIZE = 20
/** Amazon pages through 1,000 listings of one search. */
const MOST_PAGES = 50

/** A listing as it is kept here. */
interface KeptListing {
  seller_sku: string
  variant_id: string | null
  linked_by: string | null
}

/**
 * What a listing sync would change for a store: listings that are new, linked otherwise, or gone.
 * Amazon is read, nothing is kept.
 */
export const previewListings = async (context: TrialContext): Promise<{ complete: boolean }> => {
  const { amazon, account, store, count, found } = context
  const client = await amazon.client(account.id)
  const kept = await readKept(context)
  const seen = new Set<string>()
  let token: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    if (mustStop(context)) {
      return { complete: false }
    }
    const { items, pagination } = await client.listings.searchListingsItems(
      {
        sellerId: account.selling_partner_id,
        marketplaceIds: [store.marketplace_id],
        includedData: INCLUDED,
        pageSize: PAGE_SIZE,
        sortBy: "createdDate",
        sortOrder: "ASC",
        ...(token ? { pageToken: token } : {}),
      },
      { signal: context.signal }
    )
    const listings = items.map((item) => readListing(item, store.marketplace_id))
    listings.forEach(({ seller_sku }) => seen.add(seller_sku))
    count("read", listings.length)
    await tell(context, listings, kept)
    token = pagination?.nextToken
    if (!token) {
      const gone = [...kept.values()].filter((listing) => !seen.has(listing.seller_sku))
      const names = await namesOf(context, gone)
      for (const { seller_sku, variant_id } of gone) {
        count("would_remove")
        found({
          kind: "listing",
          subject: seller_sku,
          now: names.get(variant_id ?? "") ?? null,
          after: null,
          reasons: because("listing_gone"),
        })
      }
      return { complete: true }
    }
  }
  return { complete: false }
}

const because = (code: string, parameters: ReasonDto["parameters"] = {}): ReasonDto[] => [
  { code, parameters, result: null },
]

/** With a store's listings, the link of every seller SKU that its account has. */
const readKept = async ({
  amazon,
  account,
  store,
}: TrialContext): Promise<Map<string, KeptListing>> => {
  const listings = await rows<KeptListing>(
    amazon.db.knex,
    `select l.seller_sku, k.variant_id, k.linked_by from amazon_listing l
     left join amazon_sku k on k.account_id = l.account_id and k.seller_sku = l.seller_sku
       and k.deleted_at is null
     where l.store_id = ? and l.account_id = ? and l.deleted_at is null`,
    [store.id, account.id]
  )
  return new Map(listings.map((listing) => [listing.seller_sku, listing]))
}

/** Titles of variants, as a person knows them. */
const namesOf = async (
  { amazon }: TrialContext,
  linked: { variant_id: string | null }[]
): Promise<Map<string, string>> => {
  const ids = [...new Set(linked.flatMap(({ variant_id }) => variant_id ?? []))]
  const variants = ids.length ? await readVariants(amazon.db.knex, ids) : []
  return new Map(
    variants.map((variant) => [
      variant.variant_id,
      [variant.product_title, variant.variant_title].filter(Boolean).join(" / "),
    ])
  )
}

const reasonsOf = (choice: VariantChoice | undefined, isNew: boolean): ReasonDto[] => {
  if (choice?.variant_id) {
    return because(choice.linked_by === "sku" ? "same_sku" : "same_attribute", {
      identifier: choice.identifier,
    })
  }
  const several = choice?.variant_id === null && choice.reason === "several"
  return [
    ...(isNew ? because("listing_new") : []),
    ...because(several ? "several_products" : "no_product"),
  ]
}

/** Rows for the listings of a page that a run would keep otherwise than they are. */
const tell = async (
  context: TrialContext,
  listings: ReadListing[],
  kept: Map<string, KeptListing>
): Promise<void> => {
  const { amazon, store, count, found } = context
  const choices = await chooseVariants(amazon, listings, attributeMap(store))
  const changed = listings.flatMap(({ seller_sku }) => {
    const before = kept.get(seller_sku)
    // What a person decided stays.
    const choice = before?.linked_by === "manual" ? undefined : choices.get(seller_sku)
    const after = before?.linked_by === "manual" ? before.variant_id : (choice?.variant_id ?? null)
    return before && before.variant_id === after ? [] : [{ seller_sku, before, choice, after }]
  })
  const names = await namesOf(
    context,
    changed.flatMap(({ before, after }) => [
      { variant_id: before?.variant_id ?? null },
      { variant_id: after },
    ])
  )
  for (const { seller_sku, before, choice, after } of changed) {
    count(before ? "would_link" : "would_add")
    found({
      kind: "listing",
      subject: seller_sku,
      now: names.get(before?.variant_id ?? "") ?? null,
      after: names.get(after ?? "") ?? null,
      reasons: reasonsOf(choice, !before),
    })
  }
}
