import { zodResolver } from "@hookform/resolvers/zod"
import { Form, KeyboundForm } from "@medusajs/dashboard/components"
import { Button } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { useNavigate } from "react-router-dom"
import { z } from "zod"

import { useEnterAmazonToken } from "../../hooks/api/connections"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { atField } from "../../lib/at-field"
import { TextField } from "../text-field"

/** A refresh token of a private application: proved with Amazon, then checked as any other. */
export const TokenForm = ({ storeIds }: { storeIds: string[] }) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const navigate = useNavigate()
  const { mutateAsync, isPending } = useEnterAmazonToken()
  const schema = z.object({
    selling_partner_id: z
      .string()
      .trim()
      .regex(/^[A-Z0-9]{5,32}$/, t("refusals.seller_id_invalid")),
    refresh_token: z.string().trim().startsWith("Atzr|", t("refusals.refresh_token_invalid")),
  })
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { selling_partner_id: "", refresh_token: "" },
  })
  const onSubmit = form.handleSubmit((values) =>
    attempt(
      async () => {
        const { state } = await mutateAsync({ ...values, store_ids: storeIds })
        navigate(`/amazon/connect/${state}`)
      },
      undefined,
      atField(form)
    )
  )
  return (
    <Form {...form}>
      <KeyboundForm noValidate onSubmit={onSubmit} className="flex flex-col gap-y-4">
        <ol className="txt-small text-ui-fg-subtle flex list-decimal flex-col gap-y-1.5 pl-5">
          <li>{t("consent.token.open")}</li>
          <li>{t("consent.token.authorize")}</li>
          <li>{t("consent.token.copy")}</li>
        </ol>
        <TextField
          control={form.control}
          name="selling_partner_id"
          label={t("consent.token.sellerId")}
          hint={t("consent.token.sellerIdHint")}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          control={form.control}
          name="refresh_token"
          type="password"
          label={t("consent.token.token")}
          hint={t("consent.token.tokenHint")}
          autoComplete="off"
        />
        <div>
          <Button size="small" type="submit" isLoading={isPending}>
            {t("consent.token.check")}
          </Button>
        </div>
      </KeyboundForm>
    </Form>
  )
}
