import { zodResolver } from "@hookform/resolvers/zod"
import { useRouteModal } from "@medusajs/dashboard/components"
import { useForm } from "react-hook-form"
import { z } from "zod"

import type { StoreCardDto } from "../../../types"
import { useUpdateAmazonStore } from "../../hooks/api/stores"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { atField } from "../../lib/at-field"
import { attributeMapSchema } from "../../lib/attribute-map-schema"
import { storeFieldsSchema } from "../../lib/store-fields-schema"
import { AttributeMapField } from "../attribute-map-field"
import { DrawerForm } from "../drawer-form"
import { StockLocationsField } from "../stock-locations-field"
import { TextField } from "../text-field"

/** Name, e-mail, locations and matching; country and channel stay fixed. */
export const EditStoreForm = ({ store }: { store: StoreCardDto }) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const { handleSuccess } = useRouteModal()
  const { mutateAsync, isPending } = useUpdateAmazonStore(store.id)
  const schema = z.object({
    ...storeFieldsSchema(t),
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
    const save = () => mutateAsync({ ...values, email: values.email || null })
    const showAtField = atField(form, { sales_channel_id: "stock_location_ids" })
    if (await attempt(save, t("common.saved"), showAtField)) {
      handleSuccess()
    }
  })
  return (
    <DrawerForm form={form} onSubmit={onSubmit} isPending={isPending}>
      <TextField control={form.control} name="name" label={t("fields.name")} />
      <TextField
        control={form.control}
        name="email"
        type="email"
        label={t("fields.email")}
        hint={t("create.emailHint")}
        optional
      />
      <AttributeMapField control={form.control} />
      <StockLocationsField control={form.control} name="stock_location_ids" />
    </DrawerForm>
  )
}
