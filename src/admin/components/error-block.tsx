import { ExclamationCircleSolid } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"

import { useErrorWords } from "../hooks/use-error-words"
import { useWords } from "../hooks/use-words"
import { toApiError } from "../lib/api-error"
import { lackingRight } from "../lib/lacking-right"
import { Details } from "./details"
import { NotAllowed } from "./not-allowed"

interface ErrorBlockProps {
  error: unknown
  onRetry: () => void
}

/** One failed section: what happened and a way on; the rest of the page goes on working. */
export const ErrorBlock = ({ error, onRetry }: ErrorBlockProps) => {
  const { t } = useWords()
  const errorWords = useErrorWords()
  const { message, status } = toApiError(error)
  const right = lackingRight(error)
  if (right) {
    return <NotAllowed right={right} />
  }
  const sentence =
    status !== null && (status < 500 || status === 503) ? errorWords(error) : t("error.load")
  return (
    <div role="alert" className="flex flex-col items-start gap-y-3 px-6 py-4">
      <div className="flex items-center gap-x-2">
        <ExclamationCircleSolid aria-hidden className="text-ui-tag-red-icon shrink-0" />
        <Text size="small" weight="plus">
          {sentence}
        </Text>
      </div>
      <Button size="small" variant="secondary" type="button" onClick={onRetry}>
        {t("common.tryAgain")}
      </Button>
      <Details
        rows={[{ label: t("error.answer"), value: status ? `${status} ${message}` : message }]}
      />
    </div>
  )
}
