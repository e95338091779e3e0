import { Text } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { useNavigate } from "react-router-dom"

import type { StoreCardDto } from "../../../types"
import { useDeleteAmazonStore } from "../../hooks/api/stores"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { DrawerForm } from "../drawer-form"
import { TextField } from "../text-field"

/** Says what is erased and what stays; asks to type the store's name. */
export const DeleteStoreForm = ({ store }: { store: StoreCardDto }) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const navigate = useNavigate()
  const { mutateAsync, isPending } = useDeleteAmazonStore(store.id)
  const form = useForm({ defaultValues: { name: "" } })
  const typed = form.watch("name")

  const onSubmit = form.handleSubmit(async () => {
    if (await attempt(mutateAsync, t("deleteStore.done", { store: store.name }))) {
      navigate("/amazon", { replace: true, state: { isSubmitSuccessful: true } })
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
      <TextField
        control={form.control}
        name="name"
        label={t("check.typeName", { store: store.name })}
        autoComplete="off"
      />
    </DrawerForm>
  )
}
