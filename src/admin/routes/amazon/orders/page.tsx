import { defineRouteConfig } from "@medusajs/admin-sdk"

import { Breadcrumb } from "../../../components/breadcrumb"
import { Orders } from "../../../components/orders/orders"

const AmazonOrdersPage = () => <Orders />

export const config = defineRouteConfig({
  label: "menu.orders",
  rank: 2,
  translationNs: "amazon",
})

export const handle = {
  breadcrumb: () => <Breadcrumb name="menu.orders" />,
}

export default AmazonOrdersPage
