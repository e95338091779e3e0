import { InlineTip } from "@medusajs/ui"

import type { AmazonDataflowDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { Details } from "../details"
import { Timestamp } from "../timestamp"

/** The last failure of a flow; it goes on by itself at the next run. */
export const FlowError = ({ error }: { error: NonNullable<AmazonDataflowDto["last_error"]> }) => {
  const { t } = useWords()
  return (
    <div className="flex flex-col gap-y-3">
      <InlineTip variant="error" label={t("flow.errorTitle")}>
        {error.message} (<Timestamp at={error.at} />)
      </InlineTip>
      <Details
        rows={[
          { label: t("error.code"), value: error.code },
          { label: t("error.requestId"), value: error.request_id },
        ]}
      />
    </div>
  )
}
