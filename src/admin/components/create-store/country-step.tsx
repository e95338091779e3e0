import { zodResolver } from "@hookform/resolvers/zod"
import { Form, KeyboundForm, RouteFocusModal } from "@medusajs/dashboard/components"
import { Button, Heading, Input, Text, toast } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { z } from "zod"

import { useAmazonMarketplaces } from "../../hooks/api/marketplaces"
import { useCreateAmazonStore } from "../../hooks/api/stores"
import { useWords } from "../../hooks/use-words"
import { toApiError } from "../../lib/api-error"
import { MarketplacePicker } from "./marketplace-picker"
import { SalesChannelField } from "./sales-channel-field"

/** Where do I sell, and where should orders go? Creates the store, not connected yet. */
export const CountryStep = ({ onSaved }: { onSaved: (storeId: string) => void }) => {
  const { t } = useWords()
  const { data: catalogue } = useAmazonMarketplaces()
  const { mutateAsync, isPending, isSuccess } = useCreateAmazonStore()

  const schema = z.object({
    marketplace_id: z.string().min(1, t("create.errors.country")),
    name: z.string().trim().min(1, t("create.errors.name")),
    sales_channel_id: z.string().min(1, t("create.errors.channel")),
    email: z.union([z.literal(""), z.email(t("create.errors.email"))]),
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
    try {
      const { store } = await mutateAsync({ ...values, email: values.email || null })
      onSaved(store.id)
    } catch (error) {
      toast.error(toApiError(error).message)
    }
  })

  return (
    <RouteFocusModal.Form form={form}>
      <KeyboundForm onSubmit={onSubmit} className="flex h-full flex-col overflow-hidden">
        <RouteFocusModal.Body className="flex flex-1 flex-col items-center overflow-y-auto">
          <div className="flex w-full max-w-[720px] flex-col gap-y-8 px-4 py-12">
            <div>
              <Heading>{t("create.where")}</Heading>
              <Text size="small" className="text-ui-fg-subtle">
                {t("create.whereHint")}
              </Text>
            </div>
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
              <Form.Field
                control={form.control}
                name="name"
                render={({ field }) => (
                  <Form.Item>
                    <Form.Label>{t("fields.name")}</Form.Label>
                    <Form.Control>
                      <Input autoComplete="off" {...field} />
                    </Form.Control>
                    <Form.Hint>{t("create.nameHint")}</Form.Hint>
                    <Form.ErrorMessage />
                  </Form.Item>
                )}
              />
              <Form.Field
                control={form.control}
                name="email"
                render={({ field }) => (
                  <Form.Item>
                    <Form.Label optional>{t("fields.email")}</Form.Label>
                    <Form.Control>
                      <Input type="email" {...field} />
                    </Form.Control>
                    <Form.Hint>{t("create.emailHint")}</Form.Hint>
                    <Form.ErrorMessage />
                  </Form.Item>
                )}
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
          </div>
        </RouteFocusModal.Body>
        <RouteFocusModal.Footer>
          <RouteFocusModal.Close asChild>
            <Button size="small" variant="secondary" type="button">
              {t("common.cancel")}
            </Button>
          </RouteFocusModal.Close>
          <Button size="small" type="submit" isLoading={isPending || isSuccess}>
            {t("common.continue")}
          </Button>
        </RouteFocusModal.Footer>
      </KeyboundForm>
    </RouteFocusModal.Form>
  )
}
