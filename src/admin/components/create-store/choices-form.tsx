import { zodResolver } from "@hookform/resolvers/zod"
import { Form, KeyboundForm, RouteFocusModal } from "@medusajs/dashboard/components"
import { Button, Heading, RadioGroup, Text, toast } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { z } from "zod"

import type { StoreCardDto } from "../../../types"
import { useUpdateAmazonStore } from "../../hooks/api/stores"
import { useWords } from "../../hooks/use-words"
import { toApiError } from "../../lib/api-error"
import { attributeMapSchema } from "../../lib/attribute-map-schema"
import { AttributeMapField } from "../attribute-map-field"
import { StockLocationsField } from "../stock-locations-field"
import { SwitchField } from "../switch-field"

/** All with a safe default and one line of consequence. */
export const ChoicesForm = ({ store, onSaved }: { store: StoreCardDto; onSaved: () => void }) => {
  const { t } = useWords()
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
    try {
      await mutateAsync({
        ...values,
        settings: { stock: { enabled: stock_enabled }, orders: { import_since: since } },
      })
      onSaved()
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
              <Heading>{t("create.choices", { store: store.name })}</Heading>
              <Text size="small" className="text-ui-fg-subtle">
                {t("create.choicesHint")}
              </Text>
            </div>
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
            <AttributeMapField control={form.control} name="attribute_map" />
            <Form.Field
              control={form.control}
              name="stock_location_ids"
              render={({ field: { value, onChange } }) => (
                <Form.Item>
                  <Form.Label optional>{t("fields.stockLocations")}</Form.Label>
                  <StockLocationsField value={value} onChange={onChange} />
                  <Form.Hint>{t("fields.stockLocationsHint")}</Form.Hint>
                </Form.Item>
              )}
            />
            <SwitchField
              control={form.control}
              name="stock_enabled"
              label={t("fields.sendStock")}
              hint={t("fields.sendStockHint")}
            />
          </div>
        </RouteFocusModal.Body>
        <RouteFocusModal.Footer>
          <RouteFocusModal.Close asChild>
            <Button size="small" variant="secondary" type="button">
              {t("create.later")}
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
