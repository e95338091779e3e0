import type { presentOrder } from "./present.js"

type Presented = ReturnType<typeof presentOrder>

/** What an application without the restricted roles does not get to see; there is no error. */
const BUYER = ["buyerName", "buyerEmail"]
const ADDRESS = ["name", "addressLine1", "addressLine2", "addressLine3", "postalCode", "phone"]

/** The order without its personal data. */
export function withoutPersonalData(order: Presented): object {
  const { buyer, recipient, orderItems, ...rest } = order
  return {
    ...rest,
    ...(buyer && { buyer: without(buyer, BUYER) }),
    ...(recipient && {
      recipient: { ...recipient, deliveryAddress: without(recipient.deliveryAddress, ADDRESS) },
    }),
    orderItems: orderItems.map((item) => {
      const { fulfillment } = item
      const gift = fulfillment?.packing?.giftOption
      return gift
        ? {
            ...item,
            fulfillment: {
              ...fulfillment,
              packing: { giftOption: without(gift, ["giftMessage"]) },
            },
          }
        : item
    }),
  }
}

function without(source: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(source).filter(([name]) => !names.includes(name)))
}
