import { useAmazonOrder } from "../../hooks/api/orders"
import { PageLayout } from "../page-layout"
import { SectionPending } from "../section-pending"
import { OrderBuyer } from "./order-buyer"
import { OrderFacts } from "./order-facts"
import { OrderHeader } from "./order-header"
import { OrderLines } from "./order-lines"
import { OrderMoney } from "./order-money"
import { OrderRaw } from "./order-raw"
import { OrderShipments } from "./order-shipments"
import { OrderTimeline } from "./order-timeline"
import { RepairBlock } from "./repair-block"

/** What is wrong, is the money right, what happened? */
export const Order = ({ id }: { id: string }) => {
  const { data, error, refetch } = useAmazonOrder(id)
  if (!data) {
    const content = <SectionPending error={error} onRetry={() => refetch()} rows={5} />
    return <PageLayout id="order-loading" main={[{ id: "loading", content }]} />
  }
  const { order } = data
  return (
    <PageLayout
      id="order"
      main={[
        { id: "header", content: <OrderHeader order={order} /> },
        order.state === "held" && { id: "repair", content: <RepairBlock order={order} /> },
        { id: "lines", content: <OrderLines order={order} /> },
        { id: "money", content: <OrderMoney order={order} /> },
        { id: "shipments", content: <OrderShipments order={order} /> },
        { id: "timeline", content: <OrderTimeline order={order} /> },
      ]}
      side={[
        { id: "buyer", content: <OrderBuyer key={order.id} order={order} /> },
        { id: "facts", content: <OrderFacts order={order} /> },
        { id: "raw", content: <OrderRaw facts={order.facts} /> },
      ]}
    />
  )
}
