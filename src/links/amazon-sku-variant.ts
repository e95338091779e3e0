import { defineLink } from "@medusajs/framework/utils"
import ProductModule from "@medusajs/medusa/product"
import AmazonModule from "../modules/amazon"

/** The variant behind a seller SKU; one variant may be offered under several seller SKUs. */
export default defineLink(
  { linkable: AmazonModule.linkable.amazonSku, isList: true },
  ProductModule.linkable.productVariant
)
