import { Thumbnail } from "@medusajs/dashboard/components"
import { useState } from "react"

import type { AmazonListingDto } from "../../../types"

export const ListingTitle = ({ listing }: { listing: AmazonListingDto }) => {
  // Amazon's image servers may be out of reach from here; a broken picture helps nobody.
  const [broken, setBroken] = useState(false)
  return (
    <span className="flex min-w-0 max-w-[240px] items-center gap-x-2">
      <span className="shrink-0" onErrorCapture={() => setBroken(true)}>
        <Thumbnail src={broken ? null : listing.image_url} alt="" size="small" />
      </span>
      <span className="truncate" title={listing.title ?? undefined}>
        {listing.title ?? listing.seller_sku}
      </span>
    </span>
  )
}
