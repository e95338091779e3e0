import { zodResolver } from "@hookform/resolvers/zod"
import { Form, useRouteModal } from "@medusajs/dashboard/components"
import { Input, toast } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { z } from "zod"

import type { StoreCardDto } from "../../../types"
import { useUpdateAmazonStore } from "../../hooks/api/stores"
import { useWords } from "../../hooks/use-words"
import { toApiError } from "../../lib/api-error"
import { attributeMapSchema } from "../../lib/attribute-map-schema"
import { AttributeMapField } from "../attribute-map-field"
import { DrawerForm } from "../drawer-form"
import { StockLocationsField } from "../stock-locations-field"

/** Name, e-mail, locations and matching; country and channel stay fixed. */
export const EditStoreForm = ({ store }: { store: StoreCardDto }) => {
  const { t } = useWords()
  const { handleSuccess } = useRouteModal()
  const { mutateAsync, isPending } = useUpdateAmazonStore(store.id)
  const schema = z.object({
    name: z.string().trim().min(1, t("create.errors.name")),
    email: z.union([z.literal(""), z.email(t("create.errors.email"))]),
    attribute_map: attributeMapSchema(t),
    stock_location_ids: z.array(z.string()),
  })
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      name: store.name,
      email: store.email ?? "",
      attribute_map: store.attribute_map,
      stock_location_ids: store.stock_locations.map(({ id }) => id),
    },
  })
  const onSubmit = form.handleSubmit(async (values) => {
    try {
      await mutateAsync({ ...values, email: values.email || null })
      toast.success(t("common.saved"))
      handleSuccess()
    } catch (error) {
      toast.error(toApiError(error).message)
    }
  })
  return (
    <DrawerForm form={form} onSubmit={onSubmit} isPending={isPending}>
      <Form.Field
        control={form.control}
        name="name"
        render={({ field }) => (
          <Form.Item>
            <Form.Label>{t("fields.name")}</Form.Label>
            <Form.Control>
              <Input {...field} />
            </Form.Control>
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
    </DrawerForm>
  )
}
