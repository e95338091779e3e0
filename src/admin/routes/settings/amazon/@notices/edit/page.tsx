import { RouteDrawer } from "@medusajs/dashboard/components"

import { EditNotices } from "../../../../../components/settings/notices/edit-notices"

const EditAmazonNoticesPage = () => (
  <RouteDrawer>
    <EditNotices />
  </RouteDrawer>
)

export default EditAmazonNoticesPage
