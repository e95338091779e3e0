import { zodResolver } from "@hookform/resolvers/zod"
import { Form, useRouteModal } from "@medusajs/dashboard/components"
import { RadioGroup, usePrompt } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { z } from "zod"

import type { AmazonApplicationDto } from "../../../../types"
import { useRotateSecret } from "../../../hooks/api/application"
import { useAttempt } from "../../../hooks/use-attempt"
import { useWords } from "../../../hooks/use-words"
import { atField } from "../../../lib/at-field"
import { DrawerForm } from "../../drawer-form"
import { TextField } from "../../text-field"

const WAYS = ["by_hand", "by_amazon"] as const

export const RotateSecretForm = ({ application }: { application: AmazonApplicationDto }) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const prompt = usePrompt()
  const { handleSuccess } = useRouteModal()
  const { mutateAsync, isPending } = useRotateSecret()
  const { by_amazon, asked_at } = application.rotation
  const schema = z
    .object({ way: z.enum(WAYS), client_secret: z.string().trim() })
    .refine(({ way, client_secret }) => way === "by_amazon" || client_secret !== "", {
      path: ["client_secret"],
      message: t("enterApplication.secretNeeded"),
    })
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { way: "by_hand", client_secret: "" },
  })
  const way = form.watch("way")
  const onSubmit = form.handleSubmit(async ({ client_secret }) => {
    if (way === "by_amazon" && !(await prompt(confirmation()))) {
      return
    }
    const rotate = () => mutateAsync(way === "by_hand" ? { client_secret } : {})
    const done = way === "by_hand" ? t("rotateSecret.added") : t("rotateSecret.asked")
    if (await attempt(rotate, done, atField(form))) {
      handleSuccess()
    }
  })
  const confirmation = () => ({
    title: t("rotateSecret.title"),
    description: t("rotateSecret.confirm"),
    confirmText: t("rotateSecret.ask"),
    cancelText: t("common.cancel"),
    variant: "confirmation" as const,
  })
  return (
    <DrawerForm
      form={form}
      onSubmit={onSubmit}
      isPending={isPending}
      submitLabel={way === "by_amazon" ? t("rotateSecret.ask") : undefined}
    >
      <Form.Field
        control={form.control}
        name="way"
        render={({ field: { onChange, ref: _ref, ...field } }) => (
          <Form.Item>
            <Form.Label>{t("rotateSecret.how")}</Form.Label>
            <Form.Control>
              <RadioGroup
                {...field}
                onValueChange={onChange}
                className="flex flex-col gap-y-3 [&>button>div:first-child]:shrink-0"
              >
                <RadioGroup.ChoiceBox
                  value="by_hand"
                  label={t("rotateSecret.byHand")}
                  description={t("rotateSecret.byHandText")}
                />
                <RadioGroup.ChoiceBox
                  value="by_amazon"
                  disabled={!by_amazon || asked_at !== null}
                  label={t("rotateSecret.byAmazon")}
                  description={
                    asked_at !== null
                      ? t("applicationKeys.waiting")
                      : by_amazon
                        ? t("rotateSecret.byAmazonText")
                        : t("rotateSecret.withoutQueue")
                  }
                />
              </RadioGroup>
            </Form.Control>
            <Form.ErrorMessage />
          </Form.Item>
        )}
      />
      {way === "by_hand" && (
        <TextField
          control={form.control}
          name="client_secret"
          type="password"
          label={t("rotateSecret.newSecret")}
          hint={t("enterApplication.secretHint")}
          autoComplete="new-password"
        />
      )}
    </DrawerForm>
  )
}
