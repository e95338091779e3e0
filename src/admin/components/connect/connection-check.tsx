import { Badge, Button, Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"

import type { ConnectionCountryDto, PendingConnectionDto } from "../../../types"
import { useAbandonAmazonConnection, useConfirmAmazonConnection } from "../../hooks/api/connections"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { againHref } from "../../lib/again-href"
import { Allowed } from "../allowed"
import { AccountFacts } from "./account-facts"
import { ConnectionCountries } from "./connection-countries"
import { OtherAccount } from "./other-account"

const isTickable = ({ state }: ConnectionCountryDto) =>
  state === "connect" || state === "waiting" || state === "add"

/** The account Amazon named and its countries, before anything is saved. */
export const ConnectionCheck = ({ connection }: { connection: PendingConnectionDto }) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const navigate = useNavigate()
  const [typed, setTyped] = useState("")
  const [ticked, setTicked] = useState<Record<string, boolean>>({})
  const confirm = useConfirmAmazonConnection(connection.state)
  const abandon = useAbandonAmazonConnection(connection.state)
  const { account, stores } = connection
  const isTicked = (country: ConnectionCountryDto) =>
    isTickable(country) && (ticked[country.marketplace_id] ?? country.selected)
  const chosen = stores.filter(isTicked)
  const storeIds = chosen.flatMap(({ id }) => id ?? [])
  const previous = account?.previous ?? null
  const absent = stores.some(({ state }) => state === "absent")

  const onConfirm = () =>
    attempt(() =>
      confirm.mutateAsync({
        store_ids: storeIds,
        add_marketplace_ids: chosen.flatMap(({ id, marketplace_id }) => (id ? [] : marketplace_id)),
        ...(previous ? { other_account: typed } : {}),
      })
    )
  const onNotMine = () =>
    attempt(async () => {
      await abandon.mutateAsync()
      navigate(againHref(connection) ?? "/amazon")
    })

  return (
    <Container className="mx-auto max-w-[720px] divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-6 py-4">
        <Heading>{t("check.title")}</Heading>
        <Badge size="2xsmall">{t("check.nothingSaved")}</Badge>
      </div>
      {account && <AccountFacts account={account} />}
      <ConnectionCountries
        stores={stores}
        isTicked={isTicked}
        onTick={({ marketplace_id }, tick) => setTicked({ ...ticked, [marketplace_id]: tick })}
      />
      {account && previous && (
        <OtherAccount
          account={account}
          previous={previous}
          typed={typed}
          onType={setTyped}
          onSignInAgain={onNotMine}
        />
      )}
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle min-w-0 flex-1 basis-60 text-pretty">
          {storeIds.length === 0
            ? t("consent.tickOne")
            : absent
              ? t("consent.absentLeftOut")
              : t("check.reversible")}
        </Text>
        <div className="ml-auto flex flex-wrap gap-2">
          <Button
            size="small"
            variant="secondary"
            type="button"
            isLoading={abandon.isPending}
            onClick={onNotMine}
          >
            {t("check.notMine")}
          </Button>
          <Allowed right="configure">
            <Button
              size="small"
              type="button"
              isLoading={confirm.isPending}
              disabled={
                storeIds.length === 0 ||
                (previous !== null && typed.trim() !== previous.store_name.trim())
              }
              onClick={onConfirm}
            >
              {t("check.connect", { count: chosen.length })}
            </Button>
          </Allowed>
        </div>
      </div>
    </Container>
  )
}
