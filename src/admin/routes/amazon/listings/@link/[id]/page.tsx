import { RouteDrawer } from "@medusajs/dashboard/components"
import { useLocation, useParams } from "react-router-dom"

import { LinkListing } from "../../../../../components/listings/link-listing"

const LinkAmazonListingPage = () => {
  const { id = "" } = useParams()
  const { search } = useLocation()
  return (
    <RouteDrawer prev={`/amazon/listings${search}`}>
      <LinkListing id={id} />
    </RouteDrawer>
  )
}

export default LinkAmazonListingPage
