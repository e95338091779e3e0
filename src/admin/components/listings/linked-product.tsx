import { Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { AmazonListingDto } from "../../../types"
import { useRights } from "../../hooks/api/rights"
import { useWords } from "../../hooks/use-words"

/** The shop's product behind a listing, or the way to choose it. */
export const LinkedProduct = ({
  listing,
  search,
}: {
  listing: AmazonListingDto
  search: string
}) => {
  const { t, code } = useWords()
  const { may } = useRights()
  const { variant } = listing
  if (!variant) {
    return !may("operate") ? (
      <span className="text-ui-fg-muted">–</span>
    ) : (
      <Link
        to={`/amazon/listings/link/${listing.id}${search}`}
        className="txt-compact-small-plus text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus rounded outline-none"
      >
        {t("listings.link")}
      </Link>
    )
  }
  return (
    <span className="flex max-w-[220px] flex-col py-1">
      <Link
        to={`/products/${variant.product_id}/variants/${variant.id}`}
        className="hover:text-ui-fg-interactive truncate leading-tight"
      >
        {variant.product_title} · {variant.title}
      </Link>
      {listing.linked_by && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {code("linkedBy", listing.linked_by)}
        </Text>
      )}
    </span>
  )
}
