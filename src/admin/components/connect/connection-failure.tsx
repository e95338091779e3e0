import { ExclamationCircleSolid } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { PendingConnectionDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { Details } from "../details"

interface ConnectionFailureProps {
  error: NonNullable<PendingConnectionDto["error"]>
  /** Begins another consent; without it the button leads to the stores. */
  onAgain?: () => void
  /** The page where another consent can be begun. */
  againHref?: string
}

/** Faults after which only the stores' page helps: this consent is over or not one's own. */
const OVER = ["unknown_state", "state_used", "other_user"]

/** Why a store could not be connected, and the one way on. */
export const ConnectionFailure = ({ error, onAgain, againHref }: ConnectionFailureProps) => {
  const { t, code } = useWords()
  const over = OVER.includes(error.code)
  return (
    <div role="alert" className="flex flex-col items-start gap-y-4">
      <div className="flex items-start gap-x-2">
        <ExclamationCircleSolid aria-hidden className="text-ui-tag-red-icon mt-0.5 shrink-0" />
        <Text size="small" className="text-pretty">
          {code("connectionErrors", error.code)}
        </Text>
      </div>
      {onAgain ? (
        <Button size="small" type="button" onClick={onAgain}>
          {t("connect.again")}
        </Button>
      ) : (
        <Button size="small" asChild>
          <Link to={(!over && againHref) || "/amazon"}>
            {!over && againHref ? t("connect.again") : t("connect.toStores")}
          </Link>
        </Button>
      )}
      <Details
        rows={[
          { label: t("error.code"), value: error.code },
          { label: t("error.answer"), value: error.message },
          { label: t("error.requestId"), value: error.request_id },
        ]}
      />
    </div>
  )
}
