import { SectionRow } from "@medusajs/dashboard/components"
import { Button } from "@medusajs/ui"
import { Link } from "react-router-dom"

import { useAmazonOrders } from "../../hooks/api/orders"
import { useWords } from "../../hooks/use-words"
import { awaitsShipment } from "../../lib/awaits-shipment"
import { Deadline } from "../deadline"
import { ProgramBadges } from "../program-badges"
import { Section } from "../section"
import { StoreBadge } from "../store-badge"

/** What Amazon says of a Medusa order that came from there; nothing for others. */
export const OrderWidget = ({ orderId }: { orderId: string }) => {
  const { t, code, money } = useWords()
  const { data } = useAmazonOrders({ order_id: orderId, limit: 1 })
  const order = data?.orders[0]
  if (!order) {
    return null
  }
  return (
    <Section
      title={t("menu.amazon")}
      actions={
        <Button size="small" variant="transparent" asChild>
          <Link to={`/amazon/orders/${order.id}`}>{t("common.open")}</Link>
        </Button>
      }
    >
      <SectionRow title={t("orders.columns.number")} value={order.amazon_order_id} />
      <SectionRow title={t("common.store")} value={<StoreBadge store={order.store} />} />
      <SectionRow
        title={t("orders.columns.atAmazon")}
        value={code("amazonStatus", order.amazon_status)}
      />
      {awaitsShipment(order.amazon_status) && (
        <SectionRow
          title={t("orders.columns.shipBy")}
          value={<Deadline at={order.ship_by} country={order.store?.country_code} />}
        />
      )}
      <SectionRow title={t("widget.total")} value={money(order.total, order.currency_code)} />
      {order.programs.length > 0 && (
        <SectionRow title={t("order.flags")} value={<ProgramBadges programs={order.programs} />} />
      )}
    </Section>
  )
}
