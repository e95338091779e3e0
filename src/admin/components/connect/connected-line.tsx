import { CheckCircleSolid, ExclamationCircle, Spinner } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import { useConnectionProof } from "../../hooks/api/connections"
import { useWords } from "../../hooks/use-words"

interface ConnectedLineProps {
  storeId: string
  storeName: string
}

/** "… is connected. Orders are coming in.", once Amazon has answered a call. */
export const ConnectedLine = ({ storeId, storeName }: ConnectedLineProps) => {
  const { t } = useWords()
  const { data, isFetching, refetch } = useConnectionProof(storeId)
  const proof = data?.proof
  return (
    <div
      role="status"
      aria-live="polite"
      className="bg-ui-bg-component shadow-elevation-card-rest flex flex-wrap items-center gap-3 rounded-lg px-4 py-3"
    >
      {proof?.connected ? (
        <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon" />
      ) : isFetching ? (
        <Spinner aria-hidden className="text-ui-fg-muted animate-spin" />
      ) : (
        <ExclamationCircle aria-hidden className="text-ui-tag-orange-icon" />
      )}
      <Text size="small" className="min-w-0 flex-1 text-pretty">
        {proof?.connected
          ? t("connect.connected", { store: storeName })
          : isFetching
            ? t("consent.proving", { store: storeName })
            : t("consent.notProven", { store: storeName })}
      </Text>
      {!proof?.connected && !isFetching && (
        <Button size="small" variant="secondary" type="button" onClick={() => refetch()}>
          {t("consent.proveAgain")}
        </Button>
      )}
      <Button size="small" variant={proof?.connected ? "primary" : "secondary"} asChild>
        <Link to={`/amazon/stores/${storeId}`}>{t("connect.openStore")}</Link>
      </Button>
    </div>
  )
}
