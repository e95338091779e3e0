import { zodResolver } from "@hookform/resolvers/zod"
import { Form } from "@medusajs/dashboard/components"
import { useForm } from "react-hook-form"
import { z } from "zod"

import { useCreateAmazonStores } from "../../hooks/api/stores"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { atField } from "../../lib/at-field"
import { storeFieldsSchema } from "../../lib/store-fields-schema"
import { TextField } from "../text-field"
import { MarketplacePicker } from "./marketplace-picker"
import { SalesChannelField } from "./sales-channel-field"
import { StepForm } from "./step-form"
import { WorkWithField, type WorkWith } from "./work-with-field"

interface CountryStepProps {
  onSaved: (storeIds: string[], way: WorkWith) => void
}

/** Where do I sell, and where should orders go? Adds the ticked stores, not connected yet. */
export const CountryStep = ({ onSaved }: CountryStepProps) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const { mutateAsync, isPending, isSuccess } = useCreateAmazonStores()

  const fields = storeFieldsSchema(t)
  const schema = z.object({
    email: fields.email,
    stores: z
      .array(z.object({ marketplace_id: z.string(), name: fields.name }))
      .min(1, t("create.errors.country")),
    sales_channel_id: z.string().min(1, t("create.errors.channel")),
    work_with: z.enum(["application", "token"]),
  })
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { stores: [], sales_channel_id: "", email: "", work_with: "application" },
  })

  const onSubmit = form.handleSubmit(async ({ work_with, ...values }) => {
    // A second click before the next step is drawn must not add the stores again.
    if (isSuccess) {
      return
    }
    await attempt(
      async () => {
        const { stores } = await mutateAsync({ ...values, email: values.email || null })
        onSaved(
          stores.map(({ id }) => id),
          work_with
        )
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
        name="stores"
        render={({ field }) => (
          <Form.Item>
            <MarketplacePicker
              value={field.value}
              errors={form.formState.errors.stores}
              attempts={form.formState.submitCount}
              onChange={(stores) =>
                form.setValue("stores", stores, {
                  shouldDirty: true,
                  shouldValidate: form.formState.isSubmitted,
                })
              }
            />
            <Form.ErrorMessage />
          </Form.Item>
        )}
      />
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
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
        <div className="md:col-span-2">
          <TextField
            control={form.control}
            name="email"
            type="email"
            label={t("fields.email")}
            hint={t("create.emailHint")}
            optional
          />
        </div>
      </div>
      <WorkWithField control={form.control} name="work_with" />
    </StepForm>
  )
}
