import { CheckCircleSolid } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { ConnectionCountryDto, PendingConnectionDto } from "../../../types"
import { useConnectionProof } from "../../hooks/api/connections"
import { useWords } from "../../hooks/use-words"
import { formatDate } from "../../lib/format-time"

/** The end of this tab; the one where the set-up began has moved on by itself. */
export const ConnectionDone = ({ connection }: { connection: PendingConnectionDto }) => {
  const { t, locale } = useWords()
  const connected = connection.stores.filter((store) => store.selected && store.id)
  const { account } = connection
  return (
    <Container className="mx-auto max-w-[720px] p-0">
      <div role="status" className="flex flex-col items-center gap-y-4 px-6 py-12 text-center">
        <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon" />
        <div className="flex flex-col gap-y-1">
          {connected.map((store) => (
            <Proven key={store.marketplace_id} store={store} />
          ))}
          {account?.renewal && (
            <Text size="small">
              {account.expires_at
                ? t("consent.renewed", { date: formatDate(account.expires_at, locale) })
                : t("consent.renewedWithoutEnd")}
            </Text>
          )}
          <Text size="small" className="text-ui-fg-subtle">
            {t("connect.closeTab")}
          </Text>
        </div>
        <Button size="small" asChild>
          <Link to={connected.length === 1 ? `/amazon/stores/${connected[0].id}` : "/amazon"}>
            {connected.length === 1 ? t("connect.openStore") : t("connect.toStores")}
          </Link>
        </Button>
      </div>
    </Container>
  )
}

/** Said only when Amazon has answered a call for the store. */
const Proven = ({ store }: { store: ConnectionCountryDto }) => {
  const { t } = useWords()
  const { data, isFetching, refetch } = useConnectionProof(store.id ?? "")
  if (data?.proof.connected) {
    return <Heading>{t("connect.connected", { store: store.name })}</Heading>
  }
  return isFetching ? (
    <Text size="small" className="text-ui-fg-subtle">
      {t("consent.proving", { store: store.name })}
    </Text>
  ) : (
    <div className="flex flex-wrap items-center justify-center gap-2">
      <Text size="small">{t("consent.notProven", { store: store.name })}</Text>
      <Button size="small" variant="secondary" type="button" onClick={() => refetch()}>
        {t("consent.proveAgain")}
      </Button>
    </div>
  )
}
