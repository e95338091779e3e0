import { StatusBadge, Text } from "@medusajs/ui"

import type { AmazonListingDto } from "../../../types"
import { useWords } from "../../hooks/use-words"

/** Active while buyers can buy it; else inactive. Amazon's remarks are counted. */
export const ListingState = ({ listing }: { listing: AmazonListingDto }) => {
  const { t } = useWords()
  const buyable = listing.amazon_status.includes("BUYABLE")
  return (
    <span className="flex flex-col items-start gap-y-0.5">
      <StatusBadge color={buyable ? "green" : "grey"}>
        {buyable ? t("listings.active") : t("listings.inactive")}
      </StatusBadge>
      {listing.issue_count > 0 && (
        <Text size="xsmall" className="text-ui-tag-orange-text">
          {t("listings.issues", { count: listing.issue_count })}
        </Text>
      )}
    </span>
  )
}
