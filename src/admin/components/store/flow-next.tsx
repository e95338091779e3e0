import { Spinner } from "@medusajs/icons"

import type { AmazonDataflowDto } from "../../../types"
import { useNow } from "../../hooks/use-now"
import { useWords } from "../../hooks/use-words"
import { Timestamp } from "../timestamp"

/** When a flow runs next, or what keeps it. */
export const FlowNext = ({ flow }: { flow: AmazonDataflowDto }) => {
  const { t, code } = useWords()
  const now = useNow()
  if (flow.blocked_by) {
    return (
      <span className="text-ui-fg-muted">
        {t("flow.blocked", {
          reason: code("flowBlocked", flow.blocked_by),
        })}
      </span>
    )
  }
  if (!flow.enabled || flow.state === "off") {
    return <span className="text-ui-fg-muted">{t("flow.off")}</span>
  }
  if (flow.state === "running") {
    return (
      <span className="text-ui-tag-blue-text flex items-center gap-x-1">
        <Spinner aria-hidden className="animate-spin" />
        {t("flow.running")}
      </span>
    )
  }
  if (flow.state === "waiting_for_amazon") {
    return <span>{t("flow.waitingForAmazon")}</span>
  }
  if (flow.next_due_at && Date.parse(flow.next_due_at) <= now) {
    return <span>{t("flow.due")}</span>
  }
  return <Timestamp at={flow.next_due_at} />
}
