import { defineRouteConfig } from "@medusajs/admin-sdk"

import { Breadcrumb } from "../../../components/breadcrumb"
import { Listings } from "../../../components/listings/listings"

const AmazonListingsPage = () => <Listings />

export const config = defineRouteConfig({
  label: "menu.listings",
  rank: 3,
  translationNs: "amazon",
})

export const handle = {
  breadcrumb: () => <Breadcrumb name="menu.listings" />,
}

export default AmazonListingsPage
