export interface AmazonProblemDto {
  id: string
  code: string
  severity: "blocks_orders" | "blocks_selling" | "soon" | "note"
  store: { id: string; name: string } | null
  /** Parameters of the sentence `amazon:problems.<code>`; no personal data. */
  parameters: Record<string, string | number | null>
  count: number
  first_seen_at: string
  last_seen_at: string
}

/** GET /admin/amazon/problems */
export interface AmazonProblemListResponse {
  problems: AmazonProblemDto[]
  count: number
}
