import { defineRouteConfig } from "@medusajs/admin-sdk"

import { Breadcrumb } from "../../../components/breadcrumb"
import { Settings } from "../../../components/settings/settings"

const AmazonSettingsPage = () => <Settings />

export const config = defineRouteConfig({
  label: "menu.amazon",
  translationNs: "amazon",
})

export const handle = {
  breadcrumb: () => <Breadcrumb name="menu.amazon" />,
}

export default AmazonSettingsPage
