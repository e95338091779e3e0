import { zodResolver } from "@hookform/resolvers/zod"
import { useRouteModal } from "@medusajs/dashboard/components"
import { Text } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { z } from "zod"

import type { AmazonLogSettings } from "../../../../types"
import { useAmazonLogSettings, useChangeAmazonLog } from "../../../hooks/api/log"
import { useAttempt } from "../../../hooks/use-attempt"
import { useWords } from "../../../hooks/use-words"
import { atField } from "../../../lib/at-field"
import { Allowed } from "../../allowed"
import { DrawerForm } from "../../drawer-form"
import { DrawerFrame } from "../../drawer-frame"
import { WholeNumberField } from "../../whole-number-field"

const LEAST = 7
const MOST = 3650

export const EditLog = () => {
  const { t } = useWords()
  return (
    <DrawerFrame
      title={t("log.keep")}
      description={t("log.keepHint")}
      query={useAmazonLogSettings()}
    >
      {(data) => (
        <Allowed right="configure" orSay>
          <EditLogForm settings={data} />
        </Allowed>
      )}
    </DrawerFrame>
  )
}

const EditLogForm = ({ settings }: { settings: AmazonLogSettings }) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const { handleSuccess } = useRouteModal()
  const { mutateAsync, isPending } = useChangeAmazonLog()
  const days = z
    .string()
    .refine((value) => /^\d+$/.test(value) && Number(value) >= LEAST && Number(value) <= MOST, {
      message: t("log.daysRange", { least: LEAST, most: MOST }),
    })
  const schema = z.object({ days, raw_answers_days: days })
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      days: String(settings.days),
      raw_answers_days: String(settings.raw_answers_days),
    },
  })
  const onSubmit = form.handleSubmit(async (values) => {
    if (await attempt(() => mutateAsync(settingsOf(values)), t("common.saved"), atField(form))) {
      handleSuccess()
    }
  })
  return (
    <DrawerForm form={form} onSubmit={onSubmit} isPending={isPending}>
      <WholeNumberField control={form.control} name="days" label={t("log.days")} />
      <WholeNumberField
        control={form.control}
        name="raw_answers_days"
        label={t("log.rawAnswers")}
        hint={t("log.rawAnswersHint")}
      />
      <Text size="small" className="text-ui-fg-subtle">
        {t("log.keepWarning")}
      </Text>
    </DrawerForm>
  )
}

const settingsOf = (values: Record<keyof AmazonLogSettings, string>): AmazonLogSettings => ({
  days: Number(values.days),
  raw_answers_days: Number(values.raw_answers_days),
})
