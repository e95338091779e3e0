import { Text } from "@medusajs/ui"

import type { AmazonOrderDetailResponse, TimelineEventDto } from "../../../types"
import { useReadableParameters } from "../../hooks/use-readable-parameters"
import { useWords } from "../../hooks/use-words"
import { logOf } from "../../lib/log-period"
import { Details } from "../details"
import { LogLink } from "../log/log-link"
import { Section } from "../section"
import { Timestamp } from "../timestamp"

/** Every call, decision and change, the newest first. */
export const OrderTimeline = ({ order }: { order: AmazonOrderDetailResponse["order"] }) => {
  const { t } = useWords()
  const events = [...order.events].sort((a, b) => b.at.localeCompare(a.at))
  return (
    <Section title={t("timeline.title")} actions={<LogLink to={logOf(order.amazon_order_id)} />}>
      {events.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("timeline.none")}
        </Text>
      ) : (
        <ol className="divide-y">
          {events.map((event) => (
            <Event key={event.id} event={event} country={order.store?.country_code} />
          ))}
        </ol>
      )}
    </Section>
  )
}

const Event = ({ event, country }: { event: TimelineEventDto; country?: string }) => {
  const { t, code } = useWords()
  const readable = useReadableParameters()
  const reasons = Array.isArray(event.parameters.reasons) ? event.parameters.reasons : []
  const parameters = {
    ...readable(event.parameters),
    reason: reasons.map((reason) => code("heldReasonNames", String(reason))).join(", ") || "–",
  }
  const hasParameters = Object.keys(event.parameters).length > 0
  return (
    <li className="grid grid-cols-1 gap-x-4 gap-y-1 px-6 py-3 md:grid-cols-[140px_1fr]">
      <span className="txt-small text-ui-fg-subtle">
        <Timestamp at={event.at} variant="short" country={country} />
      </span>
      <div className="flex min-w-0 flex-col gap-y-1.5">
        <Text size="small">{code("events", event.what, parameters)}</Text>
        <Details
          rows={[
            { label: t("timeline.by"), value: event.by },
            { label: t("error.requestId"), value: event.request_id },
            {
              label: t("timeline.parameters"),
              value: hasParameters ? JSON.stringify(event.parameters) : null,
            },
          ]}
        />
        {event.request_id && <LogLink to={logOf(event.request_id)} />}
      </div>
    </li>
  )
}
