import { CheckCircleSolid, Spinner } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { PendingConnectionDto } from "../../../types"
import { useWords } from "../../hooks/use-words"

interface ConnectProgressProps {
  status: Exclude<PendingConnectionDto["status"], "failed">
  state: string
  storeId: string
  storeName: string
}

/** The waiting line: it turns by itself when Amazon answers and again when it is confirmed. */
export const ConnectProgress = ({ status, state, storeId, storeName }: ConnectProgressProps) => {
  const { t } = useWords()
  const done = status === "connected"
  return (
    <div
      role="status"
      aria-live="polite"
      className="bg-ui-bg-component shadow-elevation-card-rest flex flex-wrap items-center gap-3 rounded-lg px-4 py-3"
    >
      {status !== "waiting" ? (
        <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon" />
      ) : (
        <Spinner aria-hidden className="text-ui-fg-muted animate-spin" />
      )}
      <Text size="small" className="min-w-0 flex-1">
        {done ? t("connect.connected", { store: storeName }) : t(`connect.progress.${status}`)}
      </Text>
      {status === "granted" && (
        <Button size="small" variant="secondary" asChild>
          <Link to={`/amazon/connect/${state}`}>{t("connect.check")}</Link>
        </Button>
      )}
      {done && (
        <Button size="small" asChild>
          <Link to={`/amazon/stores/${storeId}`}>{t("connect.openStore")}</Link>
        </Button>
      )}
    </div>
  )
}
