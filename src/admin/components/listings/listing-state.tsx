import { clx, StatusBadge, Text } from "@medusajs/ui"

import type { AmazonListingDto } from "../../../types"
import { useWords } from "../../hooks/use-words"

/** Active while buyers can buy it; else inactive. Amazon's remarks are counted. */
export const ListingState = ({
  listing,
  align = "start",
}: {
  listing: AmazonListingDto
  align?: "start" | "end"
}) => {
  const { t } = useWords()
  const buyable = listing.amazon_status.includes("BUYABLE")
  return (
    <span className={clx("flex flex-col gap-y-0.5", align === "end" ? "items-end" : "items-start")}>
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
