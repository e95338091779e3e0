import type { AmazonOrder } from "../../../src/domain/orders"
import { anItem, anOrder, type ItemWish } from "../../../src/domain/orders/__tests__/support/orders"
import { SKUS } from "./shop"
import { MARKETPLACES } from "./stores"

interface OrderWish {
  /** The last digits of Amazon's number. */
  number: number
  country?: keyof typeof MARKETPLACES
  status?: string
  fulfilledBy?: string
  /** Grand total. */
  total: string
  items: (ItemWish & { sku?: string; fulfilled?: number })[]
  /** Minutes after the first message of the order. */
  later?: number
  more?: Partial<AmazonOrder>
}

const PLACES = {
  de: { currency: "EUR", address: { countryCode: "DE", city: "Köln", postalCode: "50667" } },
  jp: { currency: "JPY", address: { countryCode: "JP", city: "東京", postalCode: "100-0001" } },
  us: { currency: "USD", address: { countryCode: "US", city: "Springfield", postalCode: "97477" } },
}

const placedAt = Date.UTC(2026, 10, 1, 10)
const instant = (minutes: number) => new Date(placedAt + minutes * 60_000).toISOString()

export const amazonOrderId = (number: number) => `302-1234567-${String(number).padStart(7, "0")}`

/** An order as Amazon tells it, with buyer and address. */
export const anAmazonOrder = (wish: OrderWish): AmazonOrder => {
  const { currency, address } = PLACES[wish.country ?? "de"]
  return anOrder(
    wish.total,
    wish.items.map(({ sku = SKUS.red, fulfilled, ...item }, index) =>
      anItem(
        {
          ...item,
          more: {
            orderItemId: `${wish.number}${String(index + 1).padStart(8, "0")}`,
            product: { asin: "B000000001", title: "As sold at Amazon", sellerSku: sku },
            ...(fulfilled === undefined ? {} : { fulfillment: { quantityFulfilled: fulfilled } }),
            ...item.more,
          },
        },
        index,
        currency
      )
    ),
    {
      orderId: amazonOrderId(wish.number),
      createdTime: instant(wish.number % 60),
      lastUpdatedTime: instant(61 + (wish.later ?? 0)),
      salesChannel: { channelName: "AMAZON", marketplaceId: MARKETPLACES[wish.country ?? "de"] },
      buyer: { buyerName: "Ada Example", buyerEmail: `buyer${wish.number}@example.com` },
      recipient: {
        deliveryAddress: { name: "Ada Example", addressLine1: "Beispielweg 1", ...address },
      },
      fulfillment: {
        fulfillmentStatus: wish.status ?? "UNSHIPPED",
        fulfilledBy: wish.fulfilledBy ?? "MERCHANT",
      },
      ...wish.more,
    },
    currency
  )
}

/** `quantity` units of one SKU at 10.00 each, tax included. */
export const aSimpleOrder = (number: number, sku = SKUS.red, quantity = 1, more = {}) =>
  anAmazonOrder({
    number,
    total: `${quantity * 10}.00`,
    items: [{ sku, quantity, parts: { ITEM: `${quantity * 10}.00` } }],
    ...more,
  })
