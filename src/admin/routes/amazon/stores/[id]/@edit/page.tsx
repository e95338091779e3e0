import { RouteDrawer } from "@medusajs/dashboard/components"
import { useParams } from "react-router-dom"

import { EditStore } from "../../../../../components/store/edit-store"

const EditAmazonStorePage = () => {
  const { id = "" } = useParams()
  return (
    <RouteDrawer>
      <EditStore id={id} />
    </RouteDrawer>
  )
}

export default EditAmazonStorePage
