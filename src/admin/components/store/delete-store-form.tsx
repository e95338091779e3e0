import { RadioGroup, Text } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { useNavigate } from "react-router-dom"

import type { DeleteAmazonStoreBody, StoreCardDto, StoreClosingResponse } from "../../../types"
import { useDeleteAmazonStore } from "../../hooks/api/life"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { DrawerForm } from "../drawer-form"
import { TextField } from "../text-field"

interface DeleteStoreFormProps {
  store: StoreCardDto
  preview: StoreClosingResponse["preview"]
}

/** Says what is erased and what stays, asks what becomes of the listings, and for the store's name. */
export const DeleteStoreForm = ({ store, preview }: DeleteStoreFormProps) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const navigate = useNavigate()
  const { mutateAsync, isPending } = useDeleteAmazonStore(store.id)
  const form = useForm<{ name: string; listings: DeleteAmazonStoreBody["listings"] }>({
    defaultValues: { name: "", listings: "leave" },
  })
  const [typed, listings] = form.watch(["name", "listings"])
  const zero = listings === "zero"

  const onSubmit = form.handleSubmit(async ({ name }) => {
    const done = zero
      ? t("closing.begun", { store: store.name })
      : t("deleteStore.done", { store: store.name })
    if (await attempt(() => mutateAsync({ confirm: name, listings }), done)) {
      navigate(zero ? `/amazon/stores/${store.id}` : "/amazon", {
        replace: true,
        state: { isSubmitSuccessful: true },
      })
    }
  })

  return (
    <DrawerForm
      form={form}
      onSubmit={onSubmit}
      isPending={isPending}
      submitLabel={zero ? t("closing.submit") : t("common.delete")}
      submitVariant="danger"
      submitDisabled={typed.trim() !== store.name.trim()}
    >
      <ul className="txt-small text-ui-fg-subtle flex list-outside list-disc pl-4 flex-col gap-y-1.5">
        <li>{t("deleteStore.erased", { store: store.name })}</li>
        <li>{t("deleteStore.orders")}</li>
        <li className="text-pretty">
          {t("closing.parcels")}
          {preview.orders_to_ship > 0 && (
            <>
              {" "}
              <span className="text-ui-fg-base font-medium">
                {t("closing.toShip", { count: preview.orders_to_ship })}
              </span>
            </>
          )}
        </li>
      </ul>
      <fieldset className="flex flex-col gap-y-3">
        <legend className="txt-compact-small-plus mb-2">{t("closing.choice")}</legend>
        <RadioGroup
          value={listings}
          onValueChange={(value) => form.setValue("listings", value as typeof listings)}
          aria-label={t("closing.choice")}
        >
          <RadioGroup.ChoiceBox
            value="leave"
            label={t("closing.leave")}
            description={t("deleteStore.amazon")}
          />
          <RadioGroup.ChoiceBox
            value="zero"
            label={t("closing.zero")}
            description={preview.refused ? t("closing.not") : t("closing.zeroText")}
            disabled={preview.refused !== null}
          />
        </RadioGroup>
        <ClosingCounts preview={preview} />
      </fieldset>
      <Text size="small" weight="plus">
        {zero ? t("closing.stoppable") : t("deleteStore.final")}
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

/** How many of which, or why nothing can be sent now and what to do. */
const ClosingCounts = ({ preview }: Pick<DeleteStoreFormProps, "preview">) => {
  const { t, code } = useWords()
  if (preview.refused) {
    return (
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {code("closingRefused", preview.refused)}
      </Text>
    )
  }
  const { to_zero, shared, by_amazon, unlinked } = preview
  const lines = [
    t("closing.toZero", { count: to_zero }),
    ...(shared ? [t("closing.shared", { count: shared })] : []),
    ...(by_amazon ? [t("closing.byAmazon", { count: by_amazon })] : []),
    ...(unlinked ? [t("closing.unlinked", { count: unlinked })] : []),
  ]
  return (
    <ul className="txt-small text-ui-fg-subtle flex list-outside list-disc pl-4 flex-col gap-y-1">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
