import { defineLink } from "@medusajs/framework/utils"
import SalesChannelModule from "@medusajs/medusa/sales-channel"
import AmazonModule from "../modules/amazon"

/** The sales channel that a store's orders arrive in; a channel may serve several stores. */
export default defineLink(
  { linkable: AmazonModule.linkable.amazonStore, isList: true },
  SalesChannelModule.linkable.salesChannel
)
