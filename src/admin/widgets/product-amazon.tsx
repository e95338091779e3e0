import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminProduct, DetailWidgetProps } from "@medusajs/types"

import { ProductWidget } from "../components/widgets/product-widget"

const AmazonProductWidget = ({ data }: DetailWidgetProps<AdminProduct>) => (
  <ProductWidget productId={data.id} />
)

export const config = defineWidgetConfig({
  id: "amazon-product",
  zone: "product.details.side.after",
})

export default AmazonProductWidget
