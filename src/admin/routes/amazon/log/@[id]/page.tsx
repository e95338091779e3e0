import { RouteDrawer } from "@medusajs/dashboard/components"
import { useLocation, useParams } from "react-router-dom"

import { LogEntry } from "../../../../components/log/log-entry"

const AmazonLogEntryPage = () => {
  const { id = "" } = useParams()
  const { search } = useLocation()
  return (
    <RouteDrawer prev={`/amazon/log${search}`}>
      <LogEntry id={id} />
    </RouteDrawer>
  )
}

export default AmazonLogEntryPage
