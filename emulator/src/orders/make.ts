import { divideRounded } from "../core/money.js"
import type { Random } from "../core/random.js"
import { requireMarketplace, type Marketplace } from "../amazon/marketplaces.js"
import { sellerOfMarketplace } from "../amazon/sellers.js"
import type { CatalogueProduct } from "../catalogue/products.js"
import { inventAddress, localTaxRate, relayEmail } from "../seed/people.js"
import { pricePart } from "./pricing.js"
import type {
  AddressRecord,
  Convention,
  DiscountSign,
  FulfilledBy,
  OrderItemRecord,
  OrderRecord,
  OrderStatus,
} from "./types.js"

export interface LineWish {
  product: CatalogueProduct
  quantity: number
  /** Shown price of the whole line in minor units, where it is not quantity × price. */
  lineTotal?: number
  /** Share of the line's price taken off, in hundredths. */
  itemDiscount?: number
}

/** What is fixed about an order to be made; everything left out is drawn at random. */
export interface OrderWish {
  marketplaceId: string
  lines: LineWish[]
  createdTime: number
  status: OrderStatus
  fulfilledBy: FulfilledBy
  convention: Convention
  discountSign: DiscountSign
  giftWrap?: boolean
  /** Shown shipping in minor units. */
  shipping?: number
  /** The whole shipping is given back as a promotion. */
  freeShipping?: boolean
  programs?: string[]
  serviceLevel?: string
  replacementOf?: string
}

const DAY = 86_400_000
const HOUR = 3_600_000
/** Amazon's order numbers begin with digits that differ by marketplace. */
const PREFIXES: Record<string, readonly string[]> = {
  DE: ["302", "303", "304", "305", "306"],
  FR: ["402", "403", "404", "407"],
  IT: ["405", "408"],
  GB: ["202", "203", "204", "205", "206"],
  US: ["111", "112", "113", "114"],
  CA: ["701", "702"],
  JP: ["249", "250", "503"],
}
const PAYMENT_METHODS = ["CreditCard", "CreditCard", "Other", "Invoice"]
const REMITTERS = {
  na: "Amazon Services, Inc.",
  eu: "Amazon Services Europe S.a.r.L.",
  fe: "Amazon Japan G.K.",
}
const MESSAGES = [
  "Alles Gute zum Geburtstag, Omi! 🌷",
  "Van harte!",
  "Joyeux Noël à toi",
  "Enjoy ♥",
  "おめでとう",
]

/** Makes an order record; draws only from `random`, so equal seeds make equal orders. */
export function makeOrder(random: Random, wish: OrderWish): OrderRecord {
  const marketplace = requireMarketplace(wish.marketplaceId)
  const seller = sellerOfMarketplace(marketplace.id)
  const address = inventAddress(random, marketplace.countryCode)
  const created = Math.floor(wish.createdTime / 1000) * 1000
  const business = wish.programs?.includes("AMAZON_BUSINESS") ?? false
  const orderId = newOrderId(random, marketplace.countryCode)
  const shippingTotal = wish.shipping ?? 0
  return {
    orderId,
    sellerId: seller.sellerId,
    marketplaceId: marketplace.id,
    currency: marketplace.currency,
    createdTime: created,
    lastUpdatedTime: created,
    status: wish.status,
    fulfilledBy: wish.fulfilledBy,
    serviceLevel: wish.serviceLevel ?? "STANDARD",
    programs: wish.programs ?? [],
    replacementOf: wish.replacementOf ?? null,
    sellerOrderId: random.chance(0.1) ? `TULP-${random.digits(6)}` : null,
    convention: wish.convention,
    discountSign: wish.discountSign,
    buyer: {
      name: address.name,
      email: relayEmail(random, marketplace.domain),
      ...(business && {
        companyName: address.companyName ?? `${address.name} Trading`,
        purchaseOrderNumber: `PO-${random.digits(5)}`,
      }),
    },
    address,
    dropOffLocation: random.chance(0.1) ? "Front Door" : null,
    paymentMethod: random.pick(PAYMENT_METHODS),
    items: wish.lines.map((line, index) =>
      makeItem(random, wish, line, marketplace, address, {
        shipping: share(shippingTotal, index, wish.lines.length),
        business,
      })
    ),
    packages: [],
    shipBy: [created, created + 2 * DAY],
    deliverBy: [created + 2 * DAY, created + 5 * DAY + 10 * HOUR],
  }
}

function makeItem(
  random: Random,
  wish: OrderWish,
  line: LineWish,
  marketplace: Marketplace,
  address: AddressRecord,
  options: { shipping: number; business: boolean }
): OrderItemRecord {
  const free = wish.replacementOf !== undefined
  const rate =
    marketplace.taxStyle === "on_top"
      ? (localTaxRate(address) ?? marketplace.taxRate)
      : marketplace.taxRate
  const shown = free
    ? 0
    : (line.lineTotal ?? line.quantity * (line.product.prices[marketplace.id] as number))
  const itemDiscount = divideRounded(shown * (line.itemDiscount ?? 0), 100)
  const shipping = free ? 0 : options.shipping
  const giftPrice = wish.giftWrap && !free ? wrapPrice(marketplace) * line.quantity : null
  const part = (price: number, discount: number) =>
    pricePart(price, discount, marketplace.taxStyle, rate)
  const collected = wish.convention.startsWith("marketplace_collected")
  return {
    orderItemId: random.digits(14),
    sku: line.product.sku,
    asin: line.product.asin,
    title: line.product.title,
    quantity: line.quantity,
    quantityShipped: 0,
    item: part(shown, itemDiscount),
    shipping: part(shipping, wish.freeShipping ? shipping : 0),
    giftWrap: giftPrice === null ? null : part(giftPrice, 0),
    gift: giftPrice === null ? null : { message: random.pick(MESSAGES), level: "STANDARD" },
    promotionIds: [
      ...(itemDiscount > 0 ? [`PERCENTAGE-OFF-${random.letters(6)}`] : []),
      ...(wish.freeShipping && shipping > 0 ? [`FREE-SHIPPING-${random.letters(4)}`] : []),
    ],
    taxCollectedBy: collected ? REMITTERS[marketplace.region] : null,
    iossNumber: collected && marketplace.region === "eu" ? `IM${random.digits(10)}` : null,
    programs: [],
    businessPrice: options.business,
    cancelRequestedBecause: null,
    cancelled: null,
  }
}

function newOrderId(random: Random, countryCode: string): string {
  const prefix = random.pick(PREFIXES[countryCode] ?? ["171", "404", "405"])
  return `${prefix}-${random.digits(7)}-${random.digits(7)}`
}

/** Parts of a whole that sum to it: the first ones get the odd minor units. */
function share(total: number, index: number, count: number): number {
  const base = Math.floor(total / count)
  return base + (index < total - base * count ? 1 : 0)
}

/** About three euros. */
function wrapPrice(marketplace: Marketplace): number {
  return divideRounded(299 * marketplace.priceFactor, 100)
}
