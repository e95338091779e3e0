import { CheckCircleSolid, Spinner } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { ConnectionCountryDto, PendingConnectionDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { ConnectedLine } from "./connected-line"

interface ConnectProgressProps {
  status: Exclude<PendingConnectionDto["status"], "failed">
  state: string
  stores: ConnectionCountryDto[]
}

/** The waiting line: it turns by itself when Amazon answers and again when it is confirmed. */
export const ConnectProgress = ({ status, state, stores }: ConnectProgressProps) => {
  const { t } = useWords()
  if (status === "connected") {
    return (
      <>
        {stores.map(
          ({ id, name }) => id && <ConnectedLine key={id} storeId={id} storeName={name} />
        )}
      </>
    )
  }
  return (
    <div
      role="status"
      aria-live="polite"
      className="bg-ui-bg-component shadow-elevation-card-rest flex flex-wrap items-center gap-3 rounded-lg px-4 py-3"
    >
      {status === "granted" ? (
        <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon" />
      ) : (
        <Spinner aria-hidden className="text-ui-fg-muted animate-spin" />
      )}
      <Text size="small" className="min-w-0 flex-1">
        {t(`connect.progress.${status}`)}
      </Text>
      {status === "granted" && (
        <Button size="small" variant="secondary" asChild>
          <Link to={`/amazon/connect/${state}`}>{t("connect.check")}</Link>
        </Button>
      )}
    </div>
  )
}
