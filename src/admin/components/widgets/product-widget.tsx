import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { AmazonListingDto } from "../../../types"
import { useAmazonListings } from "../../hooks/api/listings"
import { useWords } from "../../hooks/use-words"
import { ListingState } from "../listings/listing-state"
import { QuantityCell } from "../quantity-cell"
import { Section } from "../section"
import { StoreBadge } from "../store-badge"

const SHOWN = 5

/** A product's listings per store; nothing for a product that is not on Amazon. */
export const ProductWidget = ({ productId }: { productId: string }) => {
  const { t } = useWords()
  const { data } = useAmazonListings({ product_id: productId, limit: SHOWN })
  if (!data || data.listings.length === 0) {
    return null
  }
  return (
    <Section
      title={t("menu.amazon")}
      actions={
        <Button size="small" variant="transparent" asChild>
          <Link to={`/amazon/listings?q=${encodeURIComponent(data.listings[0].seller_sku)}`}>
            {t("common.open")}
          </Link>
        </Button>
      }
    >
      <ul className="divide-y">
        {data.listings.map((listing) => (
          <ListingLine key={listing.id} listing={listing} />
        ))}
      </ul>
      {data.count > SHOWN && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-3">
          {t("widget.more", { count: data.count - SHOWN })}
        </Text>
      )}
    </Section>
  )
}

const ListingLine = ({ listing }: { listing: AmazonListingDto }) => {
  const { t, money } = useWords()
  return (
    <li className="flex flex-col gap-y-1.5 px-6 py-3">
      <div className="txt-small flex items-start justify-between gap-x-4">
        <StoreBadge store={listing.store} />
        <ListingState listing={listing} align="end" />
      </div>
      <div className="txt-small text-ui-fg-subtle flex flex-wrap items-center justify-between gap-x-4">
        <span>{listing.seller_sku}</span>
        <span className="flex items-center gap-x-3 tabular-nums">
          {money(listing.price, listing.currency_code)}
          <span className="flex items-center gap-x-1">
            {t("listings.columns.quantity")} <QuantityCell listing={listing} />
          </span>
        </span>
      </div>
    </li>
  )
}
