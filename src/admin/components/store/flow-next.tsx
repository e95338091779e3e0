import { Spinner } from "@medusajs/icons"
import { Link } from "react-router-dom"

import type { AmazonDataflowDto } from "../../../types"
import { useNow } from "../../hooks/use-now"
import { useWords } from "../../hooks/use-words"
import { Timestamp } from "../timestamp"

/** Where what keeps a flow is mended: at the flow it needs, at its own risk, at the permission. */
function remedyOf(storeId: string, { id, blocked_by }: AmazonDataflowDto): string | null {
  const store = `/amazon/stores/${storeId}`
  switch (blocked_by) {
    case "access_lapsed":
      return `${store}/connect`
    case "stock_off":
      return `${store}/settings`
    case "not_acknowledged":
      return `${store}/flows/${id}`
    case "not_connected":
    case "not_configured":
    case "paused":
    case null:
      return null
    default:
      return `${store}/flows/${blocked_by}`
  }
}

interface FlowNextProps {
  storeId: string
  flow: AmazonDataflowDto
  /** What keeps all flows of the store and stands in the banner of the page already. */
  told?: AmazonDataflowDto["blocked_by"]
}

/** When a flow runs next, or what keeps it. */
export const FlowNext = ({ storeId, flow, told = null }: FlowNextProps) => {
  const { t, code } = useWords()
  const now = useNow()
  if (flow.enabled && flow.blocked_by && flow.blocked_by === told) {
    return <span className="text-ui-fg-subtle">{t("flow.stands")}</span>
  }
  if (flow.enabled && flow.blocked_by) {
    const to = remedyOf(storeId, flow)
    const reason = t("flow.blocked", { reason: code("flowBlocked", flow.blocked_by) })
    return to ? (
      <Link
        to={to}
        className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus rounded outline-none"
      >
        {reason}
      </Link>
    ) : (
      <span className="text-ui-fg-subtle">{reason}</span>
    )
  }
  if (!flow.enabled || flow.state === "off") {
    return <span className="text-ui-fg-subtle">{t("flow.off")}</span>
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
