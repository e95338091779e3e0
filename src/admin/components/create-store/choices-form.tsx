import { zodResolver } from "@hookform/resolvers/zod"
import { Form } from "@medusajs/dashboard/components"
import { RadioGroup } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { z } from "zod"

import type { StoreCardDto } from "../../../types"
import { useUpdateAmazonStores } from "../../hooks/api/stores"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { atField } from "../../lib/at-field"
import { attributeMapSchema } from "../../lib/attribute-map-schema"
import { AttributeMapField } from "../attribute-map-field"
import { StockLocationsField } from "../stock-locations-field"
import { SwitchField } from "../switch-field"
import { TextField } from "../text-field"
import { StepForm } from "./step-form"

/** The viewer's day, as a date field writes it. */
const toDay = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-")

interface ChoicesFormProps {
  /** Those of one set-up: what is chosen holds for each. */
  stores: StoreCardDto[]
  onSaved: () => void
}

/** All with a safe default and one line of consequence. */
export const ChoicesForm = ({ stores, onSaved }: ChoicesFormProps) => {
  const { t, locale } = useWords()
  const [store] = stores
  const attempt = useAttempt()
  const { mutateAsync, isPending, isSuccess } = useUpdateAmazonStores(stores.map(({ id }) => id))

  const schema = z
    .object({
      orders: z.enum(["all", "new", "since"]),
      since: z.string(),
      attribute_map: attributeMapSchema(t),
      stock_location_ids: z.array(z.string()),
      stock_enabled: z.boolean(),
    })
    .refine(({ orders, since }) => orders !== "since" || Boolean(since), {
      path: ["since"],
      error: t("consent.sinceMissing"),
    })
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      orders: store.settings.orders.import_since ? "since" : "all",
      since: store.settings.orders.import_since
        ? toDay(new Date(store.settings.orders.import_since))
        : "",
      attribute_map: store.attribute_map,
      stock_location_ids: store.stock_locations.map(({ id }) => id),
      stock_enabled: store.settings.stock.enabled,
    },
  })

  const onSubmit = form.handleSubmit(async ({ orders, since: day, stock_enabled, ...values }) => {
    const since =
      orders === "all"
        ? null
        : orders === "new"
          ? new Date().toISOString()
          : new Date(`${day}T00:00:00`).toISOString()
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

  const names = new Intl.ListFormat(locale).format(stores.map(({ name }) => name))
  return (
    <StepForm
      form={form}
      onSubmit={onSubmit}
      isPending={isPending || isSuccess}
      title={t("create.choices", { store: names })}
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
              <RadioGroup
                value={value}
                onValueChange={onChange}
                className="[&>button>div:first-child]:shrink-0"
              >
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
                <RadioGroup.ChoiceBox
                  value="since"
                  label={t("consent.since")}
                  description={t("consent.sinceHint")}
                />
              </RadioGroup>
            </Form.Control>
            <Form.ErrorMessage />
          </Form.Item>
        )}
      />
      {form.watch("orders") === "since" && (
        <TextField
          control={form.control}
          name="since"
          type="date"
          max={toDay(new Date())}
          label={t("consent.sinceDay")}
        />
      )}
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
