import { Form, useRouteModal } from "@medusajs/dashboard/components"
import { useForm } from "react-hook-form"

import type { AmazonListingDto } from "../../../types"
import { useLinkAmazonListing } from "../../hooks/api/listings"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { atField } from "../../lib/at-field"
import { DrawerForm } from "../drawer-form"
import { VariantPicker } from "../variant-picker"

/** Chooses the shop's product for a listing; it is kept for later orders and stock. */
export const LinkListingForm = ({ listing }: { listing: AmazonListingDto }) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const { handleSuccess } = useRouteModal()
  const { mutateAsync, isPending } = useLinkAmazonListing(listing.id)
  const form = useForm({ defaultValues: { variant_id: listing.variant?.id ?? "" } })

  const onSubmit = form.handleSubmit(async ({ variant_id }) => {
    if (await attempt(() => mutateAsync({ variant_id }), t("link.done"), atField(form))) {
      handleSuccess()
    }
  })

  return (
    <DrawerForm
      form={form}
      onSubmit={onSubmit}
      isPending={isPending}
      submitLabel={t("listings.link")}
      submitDisabled={!form.watch("variant_id")}
    >
      <Form.Field
        control={form.control}
        name="variant_id"
        render={({ field: { value, onChange } }) => (
          <Form.Item>
            <Form.Label>{t("link.product")}</Form.Label>
            <Form.Control>
              <VariantPicker
                id="amazon-link-variant"
                value={value}
                onChange={(variant) => onChange(variant ?? "")}
              />
            </Form.Control>
            <Form.Hint>{t("link.consequence")}</Form.Hint>
            <Form.ErrorMessage />
          </Form.Item>
        )}
      />
    </DrawerForm>
  )
}
