import { Text } from "@medusajs/ui"

import type { AmazonOrderDetailResponse } from "../../../types"
import { useFailureWords } from "../../hooks/use-failure-words"
import { useWords } from "../../hooks/use-words"
import { Allowed } from "../allowed"
import { CodeBadge } from "../code-badge"
import { Details } from "../details"
import { Section } from "../section"
import { Timestamp } from "../timestamp"
import { RetryShipment } from "./retry-shipment"

const COLOURS = {
  waiting: "blue",
  sending: "blue",
  sent: "blue",
  confirmed: "green",
  refused: "red",
  superseded: "grey",
  cancelled: "grey",
} as const

/** What was told Amazon about parcels, and whether it shows it. */
export const OrderShipments = ({ order }: { order: AmazonOrderDetailResponse["order"] }) => {
  const { t } = useWords()
  const failureWords = useFailureWords()
  return (
    <Section title={t("shipments.title")}>
      {order.shipments.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {order.fulfilled_by === "AMAZON" ? t("shipments.byAmazon") : t("shipments.none")}
        </Text>
      ) : (
        <ul className="divide-y">
          {order.shipments.map((shipment) => (
            <li key={shipment.id} className="flex flex-col gap-y-2 px-6 py-4">
              <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <Text size="small">
                  {t("shipments.parcel", { reference: shipment.package_reference_id })}
                  {" · "}
                  {shipment.carrier ?? t("shipments.noCarrier")}
                  {" · "}
                  <span className="tabular-nums">
                    {shipment.tracking_number ?? t("shipments.noTracking")}
                  </span>
                </Text>
                <span className="txt-small text-ui-fg-subtle flex items-center gap-x-3">
                  <Timestamp at={shipment.sent_at} />
                  <CodeBadge group="outboxState" value={shipment.state} colours={COLOURS} />
                </span>
              </div>
              {shipment.failure && (
                <Text size="small" className="text-pretty">
                  {failureWords(shipment.failure, shipment.error)}
                </Text>
              )}
              <Details rows={[{ label: t("error.answer"), value: shipment.error }]} />
              {shipment.state === "refused" && (
                <Allowed right="operate" orSay>
                  <RetryShipment orderId={order.id} shipment={shipment} />
                </Allowed>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
