import { Form } from "@medusajs/dashboard/components"
import { Input, Text, toast } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { useNavigate } from "react-router-dom"

import type { StoreCardDto } from "../../../types"
import { useDeleteAmazonStore } from "../../hooks/api/stores"
import { useWords } from "../../hooks/use-words"
import { toApiError } from "../../lib/api-error"
import { DrawerForm } from "../drawer-form"

/** Says what is erased and what stays; asks to type the store's name. */
export const DeleteStoreForm = ({ store }: { store: StoreCardDto }) => {
  const { t } = useWords()
  const navigate = useNavigate()
  const { mutateAsync, isPending } = useDeleteAmazonStore(store.id)
  const form = useForm({ defaultValues: { name: "" } })
  const typed = form.watch("name")

  const onSubmit = form.handleSubmit(async () => {
    try {
      await mutateAsync()
      navigate("/amazon", { replace: true, state: { isSubmitSuccessful: true } })
      toast.success(t("deleteStore.done", { store: store.name }))
    } catch (error) {
      toast.error(toApiError(error).message)
    }
  })

  return (
    <DrawerForm
      form={form}
      onSubmit={onSubmit}
      isPending={isPending}
      submitLabel={t("common.delete")}
      submitVariant="danger"
      submitDisabled={typed.trim() !== store.name}
    >
      <ul className="txt-small text-ui-fg-subtle flex list-inside list-disc flex-col gap-y-1.5">
        <li>{t("deleteStore.erased", { store: store.name })}</li>
        <li>{t("deleteStore.orders")}</li>
        <li>{t("deleteStore.amazon")}</li>
      </ul>
      <Text size="small" weight="plus">
        {t("deleteStore.final")}
      </Text>
      <Form.Field
        control={form.control}
        name="name"
        render={({ field }) => (
          <Form.Item>
            <Form.Label>{t("check.typeName", { store: store.name })}</Form.Label>
            <Form.Control>
              <Input autoComplete="off" {...field} />
            </Form.Control>
          </Form.Item>
        )}
      />
    </DrawerForm>
  )
}
