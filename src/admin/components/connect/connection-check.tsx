import { SectionRow } from "@medusajs/dashboard/components"
import { Badge, Button, Container, Copy, Heading, Input, Label, Text } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"

import type { PendingConnectionDto } from "../../../types"
import { useConfirmAmazonConnection } from "../../hooks/api/connections"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { formatDate } from "../../lib/format-time"
import { ConnectionCountries } from "./connection-countries"
import { OtherAccountWarning } from "./other-account-warning"

/** The account Amazon named and its countries, before anything is saved. */
export const ConnectionCheck = ({ connection }: { connection: PendingConnectionDto }) => {
  const { t, locale } = useWords()
  const attempt = useAttempt()
  const [typed, setTyped] = useState("")
  const { mutateAsync, isPending } = useConfirmAmazonConnection(connection.state)
  const { account } = connection
  const selected = connection.stores.filter((store) => store.selected)
  const name = selected[0]?.name ?? ""
  const other = Boolean(account?.previous_selling_partner_id)
  const absent = selected.some((store) => !store.participating)

  return (
    <Container className="mx-auto max-w-[720px] divide-y p-0">
      <div className="flex items-center justify-between gap-x-4 px-6 py-4">
        <Heading>{t("check.title")}</Heading>
        <Badge size="2xsmall">{t("check.nothingSaved")}</Badge>
      </div>
      {account && (
        <>
          <SectionRow
            title={t("check.account")}
            value={
              <span className="flex items-center gap-x-2 font-mono">
                {account.selling_partner_id}
                <Copy content={account.selling_partner_id} className="text-ui-fg-muted" />
              </span>
            }
          />
          <SectionRow title={t("check.region")} value={t(`regions.${account.region}`)} />
          {account.expires_at && (
            <SectionRow
              title={t("check.permissionUntil")}
              value={formatDate(account.expires_at, locale)}
            />
          )}
        </>
      )}
      <ConnectionCountries stores={connection.stores} />
      {other && account && (
        <div className="flex flex-col gap-y-4 px-6 py-4">
          <OtherAccountWarning account={account} />
          <div className="flex flex-col gap-y-2">
            <Label size="small" weight="plus" htmlFor="amazon-other-account">
              {t("check.typeName", { store: name })}
            </Label>
            <Input
              id="amazon-other-account"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
        </div>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle min-w-0 flex-1 text-pretty">
          {absent ? t("connectionErrors.marketplace_not_in_account") : t("check.reversible")}
        </Text>
        <div className="ml-auto flex gap-x-2">
          <Button size="small" variant="secondary" asChild>
            <Link to={selected[0]?.id ? `/amazon/stores/${selected[0].id}/connect` : "/amazon"}>
              {t("check.notMine")}
            </Link>
          </Button>
          <Button
            size="small"
            type="button"
            isLoading={isPending}
            disabled={absent || selected.length === 0 || (other && typed.trim() !== name)}
            onClick={() => attempt(mutateAsync)}
          >
            {t("check.connect", { count: selected.length })}
          </Button>
        </div>
      </div>
    </Container>
  )
}
