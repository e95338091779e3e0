import { zodResolver } from "@hookform/resolvers/zod"
import { Form } from "@medusajs/dashboard/components"
import { useForm } from "react-hook-form"
import { z } from "zod"

import { useAmazonMarketplaces } from "../../hooks/api/marketplaces"
import { useCreateAmazonStore } from "../../hooks/api/stores"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { atField } from "../../lib/at-field"
import { storeFieldsSchema } from "../../lib/store-fields-schema"
import { TextField } from "../text-field"
import { MarketplacePicker } from "./marketplace-picker"
import { SalesChannelField } from "./sales-channel-field"
import { StepForm } from "./step-form"

/** Where do I sell, and where should orders go? Creates the store, not connected yet. */
export const CountryStep = ({ onSaved }: { onSaved: (storeId: string) => void }) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const { data: catalogue } = useAmazonMarketplaces()
  const { mutateAsync, isPending, isSuccess } = useCreateAmazonStore()

  const schema = z.object({
    ...storeFieldsSchema(t),
    marketplace_id: z.string().min(1, t("create.errors.country")),
    sales_channel_id: z.string().min(1, t("create.errors.channel")),
  })
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { marketplace_id: "", name: "", sales_channel_id: "", email: "" },
  })

  const onPick = (marketplaceId: string) => {
    const before = nameOf(form.getValues("marketplace_id"))
    form.setValue("marketplace_id", marketplaceId, { shouldDirty: true, shouldValidate: true })
    const name = form.getValues("name")
    if (!name || name === before) {
      form.setValue("name", nameOf(marketplaceId), { shouldDirty: true, shouldValidate: true })
    }
  }
  const nameOf = (marketplaceId: string) => {
    const marketplace = catalogue?.marketplaces.find(({ id }) => id === marketplaceId)
    return marketplace
      ? `Amazon ${marketplace.country_code === "GB" ? "UK" : marketplace.country_code}`
      : ""
  }

  const onSubmit = form.handleSubmit(async (values) => {
    // A second click before the next step is drawn must not add the store again.
    if (isSuccess) {
      return
    }
    await attempt(
      async () => {
        const { store } = await mutateAsync({ ...values, email: values.email || null })
        onSaved(store.id)
      },
      undefined,
      atField(form)
    )
  })

  return (
    <StepForm
      form={form}
      onSubmit={onSubmit}
      isPending={isPending || isSuccess}
      title={t("create.where")}
      hint={t("create.whereHint")}
      leaveLabel={t("common.cancel")}
    >
      <Form.Field
        control={form.control}
        name="marketplace_id"
        render={({ field }) => (
          <Form.Item>
            <MarketplacePicker value={field.value} onChange={onPick} />
            <Form.ErrorMessage />
          </Form.Item>
        )}
      />
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <TextField
          control={form.control}
          name="name"
          label={t("fields.name")}
          hint={t("create.nameHint")}
          autoComplete="off"
        />
        <TextField
          control={form.control}
          name="email"
          type="email"
          label={t("fields.email")}
          hint={t("create.emailHint")}
          optional
        />
        <Form.Field
          control={form.control}
          name="sales_channel_id"
          render={({ field: { ref: _ref, ...field } }) => (
            <Form.Item className="md:col-span-2">
              <Form.Label>{t("fields.salesChannel")}</Form.Label>
              <Form.Control>
                <SalesChannelField {...field} />
              </Form.Control>
              <Form.Hint>{t("create.channelHint")}</Form.Hint>
              <Form.ErrorMessage />
            </Form.Item>
          )}
        />
      </div>
    </StepForm>
  )
}
