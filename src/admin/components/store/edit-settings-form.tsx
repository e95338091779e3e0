import { zodResolver } from "@hookform/resolvers/zod"
import { useRouteModal } from "@medusajs/dashboard/components"
import { useForm } from "react-hook-form"
import { z } from "zod"

import type { StoreCardDto } from "../../../types"
import { useUpdateAmazonStore } from "../../hooks/api/stores"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { atField } from "../../lib/at-field"
import { DrawerForm } from "../drawer-form"
import { SwitchField } from "../switch-field"
import { WholeNumberField } from "../whole-number-field"

/** Stock limits and what happens to totals that cannot be explained. */
export const EditSettingsForm = ({ store }: { store: StoreCardDto }) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const { handleSuccess } = useRouteModal()
  const { mutateAsync, isPending } = useUpdateAmazonStore(store.id)
  const { stock, orders } = store.settings
  const wholeNumber = z.string().regex(/^\d+$/, t("settings.errors.wholeNumber"))
  const schema = z.object({
    enabled: z.boolean(),
    threshold: wholeNumber,
    maximum: z.union([z.literal(""), wholeNumber]),
    hold_unexplained_totals: z.boolean(),
  })
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      enabled: stock.enabled,
      threshold: String(stock.threshold),
      maximum: stock.maximum === null ? "" : String(stock.maximum),
      hold_unexplained_totals: orders.hold_unexplained_totals,
    },
  })
  const onSubmit = form.handleSubmit(async (values) => {
    const settings = {
      stock: {
        enabled: values.enabled,
        threshold: Number(values.threshold),
        maximum: values.maximum === "" ? null : Number(values.maximum),
      },
      orders: { hold_unexplained_totals: values.hold_unexplained_totals },
    }
    const showAtField = atField(form, {
      "settings.stock.threshold": "threshold",
      "settings.stock.maximum": "maximum",
    })
    if (await attempt(() => mutateAsync({ settings }), t("common.saved"), showAtField)) {
      handleSuccess()
    }
  })
  return (
    <DrawerForm form={form} onSubmit={onSubmit} isPending={isPending} tellsAmazon>
      <SwitchField
        control={form.control}
        name="enabled"
        label={t("fields.sendStock")}
        hint={t("fields.sendStockHint")}
      />
      <WholeNumberField
        control={form.control}
        name="threshold"
        label={t("settings.threshold")}
        hint={t("settings.thresholdHint")}
      />
      <WholeNumberField
        control={form.control}
        name="maximum"
        label={t("settings.maximum")}
        hint={t("settings.maximumHint")}
        optional
      />
      <SwitchField
        control={form.control}
        name="hold_unexplained_totals"
        label={t("settings.holdTotals")}
        hint={t("settings.holdTotalsHint")}
      />
    </DrawerForm>
  )
}
