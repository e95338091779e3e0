import { SectionRow } from "@medusajs/dashboard/components"
import { Link } from "react-router-dom"

import type { AmazonOrderDetailResponse } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { awaitsShipment } from "../../lib/awaits-shipment"
import { Deadline } from "../deadline"
import { ProgramBadges } from "../program-badges"
import { Section } from "../section"
import { Timestamp } from "../timestamp"

/** Deadline, flags, and the Medusa order. */
export const OrderFacts = ({ order }: { order: AmazonOrderDetailResponse["order"] }) => {
  const { t, code, money } = useWords()
  const country = order.store?.country_code
  return (
    <Section title={t("order.facts")}>
      <SectionRow
        title={t("orders.columns.shipBy")}
        value={
          awaitsShipment(order.amazon_status) ? (
            <Deadline at={order.ship_by} country={country} withRemaining />
          ) : (
            <Timestamp at={order.ship_by} variant="short" country={country} />
          )
        }
      />
      <SectionRow
        title={t("order.shippedBy")}
        value={order.fulfilled_by ? code("fulfilledBy", order.fulfilled_by) : "–"}
      />
      <SectionRow
        title={t("order.flags")}
        value={
          order.programs.length > 0 ? (
            <ProgramBadges programs={order.programs} />
          ) : (
            t("order.noFlags")
          )
        }
      />
      <SectionRow
        title={t("orders.columns.total")}
        value={money(order.total, order.currency_code)}
      />
      <SectionRow
        title={t("orders.columns.medusa")}
        value={
          order.order_id ? (
            <Link
              to={`/orders/${order.order_id}`}
              className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
            >
              {t("common.open")}
            </Link>
          ) : (
            t("order.noneYet")
          )
        }
      />
    </Section>
  )
}
