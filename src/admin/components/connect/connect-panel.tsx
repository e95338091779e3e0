import { useQueryClient } from "@tanstack/react-query"
import { ArrowUpRightOnBox } from "@medusajs/icons"
import { Button, Skeleton } from "@medusajs/ui"
import { useEffect } from "react"

import { useAmazonConnection } from "../../hooks/api/connections"
import { forgetConsent, useConsent } from "../../hooks/use-consent"
import { useWords } from "../../hooks/use-words"
import { isRefusal } from "../../lib/api-error"
import { EVERYTHING } from "../../lib/query-keys"
import { ErrorBlock } from "../error-block"
import { AmazonsErrors } from "./amazons-errors"
import { ConnectProgress } from "./connect-progress"
import { ConnectionFailure } from "./connection-failure"

/** What to expect at Amazon, the link there, and the line that waits for the answer. */
export const ConnectPanel = ({ storeIds }: { storeIds: string[] }) => {
  const { t } = useWords()
  const client = useQueryClient()
  const consent = useConsent(storeIds)
  const { data, error, refetch } = useAmazonConnection(consent.data?.state ?? null)
  const connection = data?.connection
  const status = connection?.status ?? "waiting"
  const names = storeIds.join(",")

  useEffect(() => {
    if (status === "connected" || status === "failed") {
      forgetConsent(names.split(","))
    }
    if (status === "connected") {
      void client.invalidateQueries({ queryKey: EVERYTHING, refetchType: "active" })
    }
  }, [client, names, status])

  if (consent.error) {
    return <ErrorBlock error={consent.error} onRetry={() => consent.restart()} />
  }
  if (!consent.data) {
    return <Skeleton className="h-40 w-full" />
  }
  if (error && !connection && !isRefusal(error)) {
    return <ErrorBlock error={error} onRetry={() => refetch()} />
  }
  if (status === "failed" || isRefusal(error)) {
    return (
      <ConnectionFailure
        error={connection?.error ?? { code: "unknown_state", message: "", request_id: null }}
        redirectUri={connection?.redirect_uri ?? null}
        stores={connection?.stores ?? []}
        onAgain={() => consent.restart()}
        titled
      />
    )
  }
  return (
    <div className="flex flex-col gap-y-6">
      {status !== "connected" && (
        <>
          <ol className="txt-small text-ui-fg-subtle flex list-decimal flex-col gap-y-1.5 pl-5">
            <li>{t("connect.expect.signIn")}</li>
            <li>{t("connect.expect.agree")}</li>
            <li>{t("connect.expect.back")}</li>
          </ol>
          <div>
            <Button asChild>
              <a href={consent.data.consent_url} target="_blank" rel="noreferrer">
                {t("connect.openAmazon")}
                <ArrowUpRightOnBox />
              </a>
            </Button>
          </div>
        </>
      )}
      <ConnectProgress
        status={status}
        state={consent.data.state}
        stores={connection?.stores.filter(({ selected }) => selected) ?? []}
      />
      {status === "waiting" && <AmazonsErrors state={consent.data.state} />}
    </div>
  )
}
