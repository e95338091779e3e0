import { InformationCircle } from "@medusajs/icons"
import { IconButton, Popover, Text } from "@medusajs/ui"

import type { AmazonListingDto } from "../../types"
import { useWords } from "../hooks/use-words"
import { ReasonList } from "./reason-list"
import { Timestamp } from "./timestamp"

/** What was accepted and sold since is newer than the last reading, which follows an hour later. */
const quantityAtAmazon = ({ quantity }: AmazonListingDto): number | null =>
  quantity.expected_at_amazon ?? quantity.read_back

/** The quantity we want at Amazon and, behind ⓘ, why; FBA stock is Amazon's own. */
export const QuantityCell = ({ listing }: { listing: AmazonListingDto }) => {
  const { t, number } = useWords()
  const { desired } = listing.quantity
  const atAmazon = quantityAtAmazon(listing)
  const ours = listing.fulfilment === "amazon" ? null : desired
  const shown = ours ?? atAmazon
  const differs = ours !== null && atAmazon !== null && ours !== atAmazon
  return (
    <div
      className="flex items-center justify-end gap-x-1"
      onClick={(event) => event.stopPropagation()}
    >
      <span className="tabular-nums">
        {differs && <span className="text-ui-fg-subtle">{number(atAmazon)} → </span>}
        {shown === null ? "–" : number(shown)}
      </span>
      <Popover>
        <Popover.Trigger asChild>
          <IconButton
            size="2xsmall"
            variant="transparent"
            type="button"
            aria-label={t("listings.whyQuantityOf", { sku: listing.seller_sku })}
          >
            <InformationCircle className="text-ui-fg-muted" />
          </IconButton>
        </Popover.Trigger>
        <Popover.Content align="end" className="w-80 p-4">
          <QuantityWhy listing={listing} />
        </Popover.Content>
      </Popover>
    </div>
  )
}

/** The reasons of a listing's quantity, and what Amazon is known to have. */
export const QuantityWhy = ({ listing }: { listing: AmazonListingDto }) => {
  const { t, number } = useWords()
  const { desired, sent_at: sentAt, reasons } = listing.quantity
  const atAmazon = quantityAtAmazon(listing)
  return (
    <div className="flex flex-col gap-y-3">
      <Text size="small" weight="plus">
        {t("listings.whyQuantity")}
      </Text>
      {listing.fulfilment === "amazon" ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("listings.fbaQuantity")}
        </Text>
      ) : reasons.length > 0 ? (
        <ReasonList reasons={reasons} />
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          {listing.variant ? t("listings.notReckoned") : t("listings.notLinkedQuantity")}
        </Text>
      )}
      <div className="border-ui-border-base flex flex-col gap-y-1 border-t pt-3">
        <div className="flex justify-between">
          <Text size="small" className="text-ui-fg-subtle">
            {t("listings.atAmazon")}
          </Text>
          <Text size="small" weight="plus" className="tabular-nums">
            {atAmazon === null ? "–" : number(atAmazon)}
            {desired !== null && desired === atAmazon ? ` ${t("listings.equal")}` : ""}
          </Text>
        </div>
        {sentAt && (
          <div className="txt-small text-ui-fg-subtle flex justify-between">
            <span>{t("listings.sent")}</span>
            <Timestamp at={sentAt} />
          </div>
        )}
      </div>
    </div>
  )
}
