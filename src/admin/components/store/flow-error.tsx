import { InlineTip } from "@medusajs/ui"

import type { AmazonDataflowDto } from "../../../types"
import { useFailureWords } from "../../hooks/use-failure-words"
import { useWords } from "../../hooks/use-words"
import { logOf } from "../../lib/log-period"
import { Details } from "../details"
import { LogLink } from "../log/log-link"
import { Timestamp } from "../timestamp"

/** The last failure of a flow; it goes on by itself at the next run. */
export const FlowError = ({ error }: { error: NonNullable<AmazonDataflowDto["last_error"]> }) => {
  const { t } = useWords()
  const words = useFailureWords()
  return (
    <div className="flex flex-col gap-y-3">
      <InlineTip variant="error" label={t("flow.errorTitle")}>
        {words(error.failure, error.message)} (<Timestamp at={error.at} />)
      </InlineTip>
      <Details
        rows={[
          { label: t("error.answer"), value: error.message },
          { label: t("error.code"), value: error.code },
          { label: t("error.requestId"), value: error.request_id },
        ]}
      />
      {error.request_id && <LogLink to={logOf(error.request_id)} />}
    </div>
  )
}
