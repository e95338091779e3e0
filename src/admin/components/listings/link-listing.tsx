import { useAmazonListing } from "../../hooks/api/listings"
import { useWords } from "../../hooks/use-words"
import { DrawerFrame } from "../drawer-frame"
import { LinkListingForm } from "./link-listing-form"

/** Chooses the shop's product for a listing. */
export const LinkListing = ({ id }: { id: string }) => {
  const { t } = useWords()
  const query = useAmazonListing(id)
  const listing = query.data?.listing
  return (
    <DrawerFrame
      title={t("listings.link")}
      description={
        listing ? [listing.seller_sku, listing.title].filter(Boolean).join(" · ") : t("link.hint")
      }
      query={query}
      right="operate"
    >
      {(data) => <LinkListingForm listing={data.listing} />}
    </DrawerFrame>
  )
}
