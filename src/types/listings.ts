export interface ReasonDto {
  /** Key of the sentence `amazon:reasons.<code>`. */
  code: string
  parameters: Record<string, string | number | null>
  /** The quantity after this reason. */
  result: number | null
}

export type ListingTab = "all" | "linked" | "unmatched" | "inactive" | "fba"

export interface AmazonListingDto {
  id: string
  store: { id: string; name: string; country_code: string }
  seller_sku: string
  asin: string | null
  title: string | null
  image_url: string | null
  /** Amazon's statuses, e.g. BUYABLE, DISCOVERABLE. */
  amazon_status: string[]
  fulfilment: "merchant" | "amazon" | "unknown"
  price: string | null
  currency_code: string | null
  variant: { id: string; title: string; product_id: string; product_title: string } | null
  /** How it was linked: `sku`, `attribute` or `manual`. */
  linked_by: string | null
  quantity: {
    desired: number | null
    expected_at_amazon: number | null
    read_back: number | null
    sent_at: string | null
    reasons: ReasonDto[]
  }
  issue_count: number
  synced_at: string | null
}

/** GET /admin/amazon/listings */
export interface AmazonListingListResponse {
  listings: AmazonListingDto[]
  count: number
  offset: number
  limit: number
  tabs: Record<ListingTab, number>
}

/** POST /admin/amazon/listings/:id/link */
export interface LinkListingBody {
  /** null removes the link. */
  variant_id: string | null
}
export interface AmazonListingResponse {
  listing: AmazonListingDto
}
