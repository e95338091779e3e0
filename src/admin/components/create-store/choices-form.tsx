import { zodResolver } from "@hookform/resolvers/zod"
import { Form } from "@medusajs/dashboard/components"
import { RadioGroup } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { z } from "zod"

import type { StoreCardDto } from "../../../types"
import { useUpdateAmazonStore } from "../../hooks/api/stores"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { atField } from "../../lib/at-field"
import { attributeMapSchema } from "../../lib/attribute-map-schema"
import { AttributeMapField } from "../attribute-map-field"
import { StockLocationsField } from "../stock-locations-field"
import { SwitchField } from "../switch-field"
import { StepForm } from "./step-form"

/** All with a safe default and one line of consequence. */
export const ChoicesForm = ({ store, onSaved }: { store: StoreCardDto; onSaved: () => void }) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const { mutateAsync, isPending, isSuccess } = useUpdateAmazonStore(store.id)

  const schema = z.object({
    orders: z.enum(["all", "new"]),
    attribute_map: attributeMapSchema(t),
    stock_location_ids: z.array(z.string()),
    stock_enabled: z.boolean(),
  })
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      orders: store.settings.orders.import_since ? "new" : "all",
      attribute_map: store.attribute_map,
      stock_location_ids: store.stock_locations.map(({ id }) => id),
      stock_enabled: store.settings.stock.enabled,
    },
  })

  const onSubmit = form.handleSubmit(async ({ orders, stock_enabled, ...values }) => {
    const since =
      orders === "all" ? null : (store.settings.orders.import_since ?? new Date().toISOString())
    const save = () =>
      mutateAsync({
        ...values,
        settings: { stock: { enabled: stock_enabled }, orders: { import_since: since } },
      })
    const showAtField = atField(form, { sales_channel_id: "stock_location_ids" })
    const saved = await attempt(save, undefined, showAtField)
    if (saved) {
      onSaved()
    }
  })

  return (
    <StepForm
      form={form}
      onSubmit={onSubmit}
      isPending={isPending || isSuccess}
      title={t("create.choices", { store: store.name })}
      hint={t("create.choicesHint")}
      leaveLabel={t("create.later")}
    >
      <Form.Field
        control={form.control}
        name="orders"
        render={({ field: { onChange, value } }) => (
          <Form.Item>
            <Form.Label>{t("fields.orders")}</Form.Label>
            <Form.Control>
              <RadioGroup value={value} onValueChange={onChange}>
                <RadioGroup.ChoiceBox
                  value="all"
                  label={t("create.orders.all")}
                  description={t("create.orders.allHint")}
                />
                <RadioGroup.ChoiceBox
                  value="new"
                  label={t("create.orders.new")}
                  description={t("create.orders.newHint")}
                />
              </RadioGroup>
            </Form.Control>
            <Form.ErrorMessage />
          </Form.Item>
        )}
      />
      <AttributeMapField control={form.control} />
      <StockLocationsField control={form.control} name="stock_location_ids" />
      <SwitchField
        control={form.control}
        name="stock_enabled"
        label={t("fields.sendStock")}
        hint={t("fields.sendStockHint")}
      />
    </StepForm>
  )
}
