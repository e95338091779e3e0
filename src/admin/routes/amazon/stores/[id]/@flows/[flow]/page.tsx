import { RouteDrawer } from "@medusajs/dashboard/components"
import { useParams } from "react-router-dom"

import { FlowDrawer } from "../../../../../../components/store/flow-drawer"

const AmazonFlowPage = () => {
  const { id = "", flow = "" } = useParams()
  return (
    <RouteDrawer prev={`/amazon/stores/${id}`}>
      <FlowDrawer storeId={id} flow={flow} />
    </RouteDrawer>
  )
}

export default AmazonFlowPage
