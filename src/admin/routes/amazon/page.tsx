import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Channels } from "@medusajs/icons"

import { Breadcrumb } from "../../components/breadcrumb"
import { Home } from "../../components/home/home"

const AmazonPage = () => <Home />

export const config = defineRouteConfig({
  label: "menu.amazon",
  icon: Channels,
  translationNs: "amazon",
})

export const handle = {
  breadcrumb: () => <Breadcrumb name="menu.amazon" />,
}

export default AmazonPage
