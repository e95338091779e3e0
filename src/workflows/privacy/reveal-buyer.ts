import type { MedusaContainer } from "@medusajs/framework/types"
import { describeBuyer, type PersonalData } from "../../domain/orders"
import { AMAZON_MODULE } from "../../modules/amazon"
import { notAllowed } from "../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../modules/amazon/service"
import type { AmazonBuyerResponse } from "../../types"

/** Of a record that opens and is no JSON after all. */
const read = (plain: string): PersonalData => {
  try {
    return JSON.parse(plain) as PersonalData
  } catch {
    // The parser's error would quote the record.
    throw notAllowed("secret_unreadable", "The buyer's record of this order cannot be read.")
  }
}

/**
 * Opens the sealed record of an order's buyer for one person. Who looked at which order is in the
 * audit trail before anything is answered; where there is nothing to see, nobody has looked.
 * @throws Refusal when the key that sealed the record is missing.
 */
export const revealBuyer = async (
  container: MedusaContainer,
  order: { id: string; amazon_order_id: string },
  by: string
): Promise<AmazonBuyerResponse> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const [record] = await amazon.listAmazonBuyers(
    { amazon_order_row_id: order.id },
    { select: ["blob", "erased_at"], take: 1 }
  )
  const erased_at = record?.erased_at ? new Date(record.erased_at).toISOString() : null
  const buyer = record?.blob ? describeBuyer(read(amazon.secrets.open(record.blob))) : null
  if (buyer) {
    await amazon.audit.add({
      by,
      what: "buyer_revealed",
      subject: order.id,
      parameters: { amazon_order_id: order.amazon_order_id },
    })
  }
  return { buyer, erased_at }
}
