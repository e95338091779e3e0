import { RouteDrawer } from "@medusajs/dashboard/components"
import { useParams } from "react-router-dom"

import { HealthDrawer } from "../../../../../components/health/health-drawer"

const AmazonHealthPage = () => {
  const { id = "" } = useParams()
  return (
    <RouteDrawer prev={`/amazon/stores/${id}`}>
      <HealthDrawer storeId={id} />
    </RouteDrawer>
  )
}

export default AmazonHealthPage
