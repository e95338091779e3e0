import { zodResolver } from "@hookform/resolvers/zod"
import { Form, useRouteModal } from "@medusajs/dashboard/components"
import { Select, Textarea } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { z } from "zod"

import { noticeLanguages, type AmazonNoticesDto } from "../../../../types"
import { useChangeAmazonNotices } from "../../../hooks/api/notices"
import { useAttempt } from "../../../hooks/use-attempt"
import { useWords } from "../../../hooks/use-words"
import { atField } from "../../../lib/at-field"

import { DrawerForm } from "../../drawer-form"
import { NoticeWaysField, waysSchema } from "./notice-ways-field"

const linesOf = (text: string): string[] =>
  text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter(Boolean)

/** Language, ways and further addresses. */
export const EditNoticesForm = ({ notices }: { notices: AmazonNoticesDto }) => {
  const { t, code } = useWords()
  const attempt = useAttempt()
  const { handleSuccess } = useRouteModal()
  const { mutateAsync, isPending } = useChangeAmazonNotices()
  const schema = z.object({
    language: z.enum(noticeLanguages),
    kinds: waysSchema,
    addresses: z.string().superRefine((text, context) => {
      const wrong = linesOf(text).find((address) => !z.email().safeParse(address).success)
      if (wrong) {
        context.addIssue({
          code: "custom",
          message: t("notices.addressInvalid", { address: wrong }),
        })
      }
    }),
  })
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      language: notices.language,
      kinds: notices.kinds,
      addresses: notices.addresses.join("\n"),
    },
  })
  const onSubmit = form.handleSubmit(async ({ addresses, ...values }) => {
    const body = { ...values, addresses: linesOf(addresses) }
    if (await attempt(() => mutateAsync(body), t("notices.saved"), atField(form))) {
      handleSuccess()
    }
  })
  return (
    <DrawerForm form={form} onSubmit={onSubmit} isPending={isPending}>
      <Form.Field
        control={form.control}
        name="language"
        render={({ field: { value, onChange, ref, ...field } }) => (
          <Form.Item>
            <Form.Label>{t("notices.language")}</Form.Label>
            <Form.Control>
              <Select {...field} value={value} onValueChange={onChange}>
                <Select.Trigger ref={ref}>
                  <Select.Value />
                </Select.Trigger>
                <Select.Content>
                  {noticeLanguages.map((language) => (
                    <Select.Item key={language} value={language}>
                      {code("languages", language)}
                    </Select.Item>
                  ))}
                </Select.Content>
              </Select>
            </Form.Control>
            <Form.Hint>{t("notices.languageHint")}</Form.Hint>
          </Form.Item>
        )}
      />
      <NoticeWaysField control={form.control} emailAvailable={notices.email_available} />
      <Form.Field
        control={form.control}
        name="addresses"
        render={({ field }) => (
          <Form.Item>
            <Form.Label optional>{t("notices.addresses")}</Form.Label>
            <Form.Control>
              <Textarea rows={3} autoComplete="off" {...field} />
            </Form.Control>
            <Form.Hint>{t("notices.addressesHint")}</Form.Hint>
            <Form.ErrorMessage />
          </Form.Item>
        )}
      />
    </DrawerForm>
  )
}
