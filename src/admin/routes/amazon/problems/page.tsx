import { defineRouteConfig } from "@medusajs/admin-sdk"

import { Breadcrumb } from "../../../components/breadcrumb"
import { Problems } from "../../../components/problems/problems"

const AmazonProblemsPage = () => <Problems />

export const config = defineRouteConfig({
  label: "menu.problems",
  rank: 1,
  translationNs: "amazon",
})

export const handle = {
  breadcrumb: () => <Breadcrumb name="menu.problems" />,
}

export default AmazonProblemsPage
