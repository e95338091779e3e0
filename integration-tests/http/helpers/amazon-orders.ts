import type { AmazonOrder } from "../../../src/domain/orders"

export const GERMANY = "A1PA6795UKMFR9"

interface OrderWish {
  orderId: string
  sku?: string
  status?: string
  fulfilledBy?: "MERCHANT" | "AMAZON"
  createdTime?: string
  quantity?: number
}

/** A German order with its tax inside the price: items, then 5.95 of shipping. */
export function amazonOrder(wish: OrderWish): AmazonOrder {
  const quantity = wish.quantity ?? 2
  // Gross prices that 19 % divides: 11.90 holds 1.90, the shipping of 5.95 holds 0.95.
  const items = (11.9 * quantity).toFixed(2)
  const itemTax = (1.9 * quantity).toFixed(2)
  const tax = (1.9 * quantity + 0.95).toFixed(2)
  const total = (11.9 * quantity + 5.95).toFixed(2)
  const money = (amount: string) => ({ amount, currencyCode: "EUR" })
  const createdTime = wish.createdTime ?? "2026-11-01T10:00:00Z"
  return {
    orderId: wish.orderId,
    createdTime,
    lastUpdatedTime: createdTime,
    programs: ["PRIME"],
    salesChannel: { channelName: "AMAZON", marketplaceId: GERMANY },
    buyer: { buyerName: "Mareike Vogt", buyerEmail: "abc123@marketplace.amazon.de" },
    recipient: {
      deliveryAddress: {
        name: "Mareike Vogt",
        addressLine1: "Tulpenweg 7",
        city: "Köln",
        postalCode: "50667",
        countryCode: "DE",
        phone: "+49 221 000000",
      },
    },
    proceeds: { grandTotal: money(total) },
    fulfillment: {
      fulfillmentStatus: wish.status ?? "UNSHIPPED",
      fulfilledBy: wish.fulfilledBy ?? "MERCHANT",
      shipByWindow: {
        latestDateTime: new Date(Date.parse(createdTime) + 2 * 86_400_000).toISOString(),
      },
    },
    orderItems: [
      {
        orderItemId: `${wish.orderId.replace(/\D/g, "").slice(0, 13)}1`,
        quantityOrdered: quantity,
        product: { asin: "B000000001", title: "Vase, red", sellerSku: wish.sku ?? "TULP-1" },
        proceeds: {
          proceedsTotal: money(total),
          breakdowns: [
            { type: "ITEM", subtotal: money(items) },
            { type: "SHIPPING", subtotal: money("5.95") },
            {
              type: "TAX",
              subtotal: money(tax),
              detailedBreakdowns: [
                { subtype: "ITEM", value: money(itemTax) },
                { subtype: "SHIPPING", value: money("0.95") },
              ],
            },
          ],
        },
      },
    ],
  } as AmazonOrder
}
