import { PencilSquare, XCircle } from "@medusajs/icons"
import { usePrompt } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"

import type { AmazonListingDto } from "../../../types"
import { useLinkAmazonListing } from "../../hooks/api/listings"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { MoreMenu } from "../more-menu"

export const ListingMenu = ({ listing, search }: { listing: AmazonListingDto; search: string }) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const prompt = usePrompt()
  const navigate = useNavigate()
  const link = useLinkAmazonListing(listing.id)

  const onUnlink = async () => {
    const agreed = await prompt({
      title: t("unlink.title", { sku: listing.seller_sku }),
      description: t("unlink.text"),
      confirmText: t("unlink.confirm"),
      cancelText: t("common.cancel"),
    })
    if (agreed) {
      await attempt(() => link.mutateAsync({ variant_id: null }), t("unlink.done"))
    }
  }

  return (
    <div className="flex justify-end">
      <MoreMenu
        label={listing.seller_sku}
        groups={[
          {
            actions: [
              {
                icon: <PencilSquare />,
                label: listing.variant ? t("listings.linkAnother") : t("listings.link"),
                onClick: () => navigate(`/amazon/listings/link/${listing.id}${search}`),
                right: "operate",
              },
              ...(listing.variant
                ? [
                    {
                      icon: <XCircle />,
                      label: t("unlink.confirm"),
                      onClick: onUnlink,
                      right: "operate" as const,
                    },
                  ]
                : []),
            ],
          },
        ]}
      />
    </div>
  )
}
