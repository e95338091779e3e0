import { RouteDrawer } from "@medusajs/dashboard/components"
import { useParams } from "react-router-dom"

import { ConnectDrawer } from "../../../../../components/connect/connect-drawer"

const ConnectAmazonStorePage = () => {
  const { id = "" } = useParams()
  return (
    <RouteDrawer>
      <ConnectDrawer storeId={id} />
    </RouteDrawer>
  )
}

export default ConnectAmazonStorePage
