import { RouteDrawer } from "@medusajs/dashboard/components"
import { useParams } from "react-router-dom"

import { DeleteStore } from "../../../../../components/store/delete-store"

const DeleteAmazonStorePage = () => {
  const { id = "" } = useParams()
  return (
    <RouteDrawer>
      <DeleteStore id={id} />
    </RouteDrawer>
  )
}

export default DeleteAmazonStorePage
