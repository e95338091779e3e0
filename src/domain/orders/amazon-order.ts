/**
 * Amazon's order under names that cannot be mistaken for Medusa's. Everything Amazon calls an
 * enumeration is open: a value that we do not know is kept and shown, never refused.
 */
export type {
  Buyer as AmazonBuyer,
  CustomerAddress as AmazonAddress,
  Money as AmazonMoney,
  Order as AmazonOrder,
  OrderItem as AmazonOrderItem,
  OrderTaxRegistration as AmazonTaxRegistration,
  PaymentExecution as AmazonPaymentExecution,
  Recipient as AmazonRecipient,
} from "../../sp-api/types"
