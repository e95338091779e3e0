import { RouteDrawer } from "@medusajs/dashboard/components"
import { useParams } from "react-router-dom"

import { EditSettings } from "../../../../../components/store/edit-settings"

const AmazonStoreSettingsPage = () => {
  const { id = "" } = useParams()
  return (
    <RouteDrawer>
      <EditSettings id={id} />
    </RouteDrawer>
  )
}

export default AmazonStoreSettingsPage
