import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminOrder, DetailWidgetProps } from "@medusajs/types"

import { OrderWidget } from "../components/widgets/order-widget"

const AmazonOrderWidget = ({ data }: DetailWidgetProps<AdminOrder>) => (
  <OrderWidget orderId={data.id} />
)

export const config = defineWidgetConfig({
  id: "amazon-order",
  zone: "order.details.side.before",
})

export default AmazonOrderWidget
