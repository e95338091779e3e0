import { Container, Heading } from "@medusajs/ui"
import type { ReactNode } from "react"

import { useAmazonConnection } from "../../hooks/api/connections"
import { useWords } from "../../hooks/use-words"
import { toApiError } from "../../lib/api-error"
import { SectionPending } from "../section-pending"
import { ConnectionCheck } from "./connection-check"
import { ConnectionDone } from "./connection-done"
import { ConnectionFailure } from "./connection-failure"

/** Back from Amazon: is this the right account? Nothing is saved before "Connect". */
export const ConnectionPage = ({ state }: { state: string }) => {
  const { t } = useWords()
  const { data, error, refetch } = useAmazonConnection(state)
  const connection = data?.connection

  if (error && toApiError(error).status === 404) {
    return (
      <Narrow title={t("connect.failedTitle")}>
        <ConnectionFailure error={{ code: "unknown_state", message: "", request_id: null }} />
      </Narrow>
    )
  }
  if (!connection) {
    return <SectionPending error={error} onRetry={() => refetch()} />
  }
  switch (connection.status) {
    case "connected":
      return <ConnectionDone connection={connection} />
    case "granted":
      return <ConnectionCheck connection={connection} />
    case "failed": {
      const store = connection.stores.find(({ id }) => id)
      return (
        <Narrow title={t("connect.failedTitle")}>
          <ConnectionFailure
            error={
              connection.error ?? { code: "amazon_unavailable", message: "", request_id: null }
            }
            againHref={store ? `/amazon/stores/${store.id}/connect` : undefined}
          />
        </Narrow>
      )
    }
    default:
      return (
        <Narrow title={t("connect.waitingTitle")}>
          <p role="status" className="txt-small text-ui-fg-subtle">
            {t("connect.progress.waiting")}
          </p>
        </Narrow>
      )
  }
}

const Narrow = ({ title, children }: { title: string; children: ReactNode }) => (
  <Container className="mx-auto max-w-[720px] divide-y p-0">
    <div className="px-6 py-4">
      <Heading>{title}</Heading>
    </div>
    <div className="px-6 py-4">{children}</div>
  </Container>
)
