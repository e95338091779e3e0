import { defineLink } from "@medusajs/framework/utils"
import OrderModule from "@medusajs/medusa/order"
import AmazonModule from "../modules/amazon"

/** The Medusa order made of an Amazon order. */
export default defineLink(AmazonModule.linkable.amazonOrder, OrderModule.linkable.order)
