import { RouteDrawer } from "@medusajs/dashboard/components"

import { EnterApplication } from "../../../../../components/settings/application/enter-application"

const AmazonEnterApplicationPage = () => (
  <RouteDrawer>
    <EnterApplication />
  </RouteDrawer>
)

export default AmazonEnterApplicationPage
