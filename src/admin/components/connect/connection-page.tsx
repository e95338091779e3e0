import { Button, Text } from "@medusajs/ui"
import { Link, useSearchParams } from "react-router-dom"

import type { ConnectionError, PendingConnectionDto } from "../../../types"
import { useAmazonConnection } from "../../hooks/api/connections"
import { useWords } from "../../hooks/use-words"
import { toApiError } from "../../lib/api-error"
import { againHref } from "../../lib/again-href"
import { SectionPending } from "../section-pending"
import { AMAZONS_ERRORS } from "./amazons-errors"
import { ConnectionCheck } from "./connection-check"
import { ConnectionDone } from "./connection-done"
import { ConnectionFailure } from "./connection-failure"
import { Narrow } from "./narrow"

/** Back from Amazon: is this the right account? Nothing is saved before "Connect". */
export const ConnectionPage = ({ state }: { state: string }) => {
  const { t } = useWords()
  const [params] = useSearchParams()
  const { data, error, refetch } = useAmazonConnection(state)
  const connection = data?.connection
  const shown = AMAZONS_ERRORS[params.get("amazon") as keyof typeof AMAZONS_ERRORS]

  if (error && toApiError(error).status === 401) {
    return <SignedOut />
  }
  if (!connection) {
    return <SectionPending error={error} onRetry={() => refetch()} />
  }
  if (shown && connection.status === "waiting") {
    return <Failed connection={connection} code={shown} />
  }
  switch (connection.status) {
    case "connected":
      return <ConnectionDone connection={connection} />
    case "granted":
      return <ConnectionCheck connection={connection} />
    case "failed":
      return (
        <Failed connection={connection} code={connection.error?.code ?? "amazon_unavailable"} />
      )
    default:
      return (
        <Narrow title={t("connect.waitingTitle")}>
          <div className="flex flex-col items-start gap-y-4">
            <p role="status" className="txt-small text-ui-fg-subtle">
              {t("connect.progress.waiting")}
            </p>
            <Button size="small" variant="secondary" asChild>
              <Link to={againHref(connection) ?? "/amazon"}>{t("connect.again")}</Link>
            </Button>
          </div>
        </Narrow>
      )
  }
}

const Failed = ({
  connection,
  code: error,
}: {
  connection: PendingConnectionDto
  code: ConnectionError
}) => {
  const { code } = useWords()
  const told = connection.error?.code === error ? connection.error : null
  return (
    <Narrow title={code("connectionTitles", error)}>
      <ConnectionFailure
        error={told ?? { code: error, message: "", request_id: null }}
        redirectUri={connection.redirect_uri}
        stores={connection.stores}
        againHref={againHref(connection)}
      />
    </Narrow>
  )
}

/** Medusa asks for the password when the page is loaded anew, and leads back here. */
const SignedOut = () => {
  const { t } = useWords()
  return (
    <Narrow title={t("consent.signedOut")}>
      <div className="flex flex-col items-start gap-y-4">
        <Text size="small">{t("consent.signedOutHint")}</Text>
        <Button size="small" type="button" onClick={() => window.location.reload()}>
          {t("consent.signIn")}
        </Button>
      </div>
    </Narrow>
  )
}
