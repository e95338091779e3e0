import { RouteDrawer } from "@medusajs/dashboard/components"

import { EditLog } from "../../../../../components/settings/log/edit-log"

const AmazonEditLogPage = () => (
  <RouteDrawer>
    <EditLog />
  </RouteDrawer>
)

export default AmazonEditLogPage
