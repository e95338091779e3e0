import { zodResolver } from "@hookform/resolvers/zod"
import { useRouteModal } from "@medusajs/dashboard/components"
import { useForm } from "react-hook-form"
import { z } from "zod"

import type { AmazonApplicationDto } from "../../../../types"
import { useEnterApplication } from "../../../hooks/api/application"
import { useAttempt } from "../../../hooks/use-attempt"
import { useWords } from "../../../hooks/use-words"
import { atField } from "../../../lib/at-field"
import { DrawerForm } from "../../drawer-form"
import { SwitchField } from "../../switch-field"
import { TextField } from "../../text-field"

const APPLICATION_ID = "amzn1.sp.solution."
const CLIENT_ID = "amzn1.application-oa2-client."

/** The secret is write-only: its field is empty, and left empty the stored one stays. */
export const EnterApplicationForm = ({ application }: { application: AmazonApplicationDto }) => {
  const { t, code } = useWords()
  const attempt = useAttempt()
  const { handleSuccess } = useRouteModal()
  const { mutateAsync, isPending } = useEnterApplication()
  const stored = application.source === "form"
  const beginning = (start: string, refusal: string) =>
    z
      .string()
      .trim()
      .refine((value) => value.startsWith(start), code("refusals", refusal, { start }))
  const schema = z.object({
    application_id: beginning(APPLICATION_ID, "application_id_form"),
    client_id: beginning(CLIENT_ID, "client_id_form"),
    client_secret: z
      .string()
      .trim()
      .refine((value) => stored || value !== "", t("enterApplication.secretNeeded")),
    secret_since: z.string(),
    draft: z.boolean(),
  })
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      application_id: application.application_id ?? "",
      client_id: application.client_id ?? "",
      client_secret: "",
      secret_since: "",
      draft: application.draft,
    },
  })
  const onSubmit = form.handleSubmit(async ({ client_secret, secret_since, ...values }) => {
    const save = () =>
      mutateAsync({
        ...values,
        ...(client_secret ? { client_secret } : {}),
        ...(secret_since ? { secret_since: `${secret_since}T00:00:00Z` } : {}),
      })
    if (await attempt(save, t("common.saved"), atField(form))) {
      handleSuccess()
    }
  })
  const ending = application.secrets.find(({ origin }) => origin === "form")?.ends_with
  return (
    <DrawerForm form={form} onSubmit={onSubmit} isPending={isPending}>
      <TextField
        control={form.control}
        name="application_id"
        label={t("applicationKeys.applicationId")}
        hint={t("enterApplication.applicationIdHint")}
        placeholder={`${APPLICATION_ID}…`}
        autoComplete="off"
      />
      <TextField
        control={form.control}
        name="client_id"
        label={t("applicationKeys.clientId")}
        placeholder={`${CLIENT_ID}…`}
        autoComplete="off"
      />
      <TextField
        control={form.control}
        name="client_secret"
        type="password"
        label={t("applicationKeys.clientSecret")}
        hint={
          ending ? t("enterApplication.secretKept", { ending }) : t("enterApplication.secretHint")
        }
        autoComplete="new-password"
        optional={stored}
      />
      <TextField
        control={form.control}
        name="secret_since"
        type="date"
        label={t("enterApplication.since")}
        hint={t("enterApplication.sinceHint")}
        optional
      />
      <SwitchField
        control={form.control}
        name="draft"
        label={t("enterApplication.draft")}
        hint={t("enterApplication.draftHint")}
      />
    </DrawerForm>
  )
}
