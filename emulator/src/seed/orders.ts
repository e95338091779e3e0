import { divideRounded } from "../core/money.js"
import type { Random } from "../core/random.js"
import { MARKETPLACES, requireMarketplace } from "../amazon/marketplaces.js"
import type { Marketplace } from "../amazon/marketplaces.js"
import type { CatalogueProduct } from "../catalogue/products.js"
import { makeOrder } from "../orders/make.js"
import type { LineWish, OrderWish } from "../orders/make.js"
import {
  cancelOrder,
  recountShipments,
  requestCancellation,
  shipByAmazon,
} from "../orders/transitions.js"
import { CONVENTIONS } from "../orders/types.js"
import type { Convention, DiscountSign, OrderRecord } from "../orders/types.js"

/** `null`: what each marketplace does by default, with a share of everything else. */
export interface ForcedConvention {
  convention: Convention | null
  discountSign: DiscountSign | null
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Orders per marketplace of the seed. */
const COUNTS: readonly (readonly [string, number])[] = [
  ["DE", 96],
  ["NL", 64],
  ["FR", 48],
  ["GB", 54],
  ["SE", 28],
  ["PL", 32],
  ["US", 56],
  ["CA", 24],
  ["JP", 30],
]
const SERVICE_LEVELS = ["STANDARD", "STANDARD", "EXPEDITED", "NEXT_DAY", "FREE_ECONOMY"]
const CARRIERS = ["DHL", "PostNL", "UPS", "DPD"]

/**
 * The orders of a fresh shop, oldest first, created within the 20 days before `now` and unchanged
 * for at least five minutes.
 */
export function seedOrders(
  random: Random,
  catalogue: readonly CatalogueProduct[],
  now: number,
  forced: ForcedConvention
): OrderRecord[] {
  const seed = new Seed(random, catalogue, now, forced)
  for (const [country, count] of COUNTS) {
    for (let index = 0; index < count; index++) {
      seed.add(requireMarketplace(country), index)
    }
  }
  seed.addRarities()
  return seed.orders.sort((a, b) => a.createdTime - b.createdTime)
}

class Seed {
  readonly orders: OrderRecord[] = []
  private readonly merchant: CatalogueProduct[]
  private readonly fba: CatalogueProduct[]
  private readonly unknown: CatalogueProduct[]
  private readonly byEan: CatalogueProduct[]

  constructor(
    private readonly random: Random,
    catalogue: readonly CatalogueProduct[],
    private readonly now: number,
    private readonly forced: ForcedConvention
  ) {
    this.merchant = catalogue.filter((p) => p.match === "sku" && p.fulfilledBy === "MERCHANT")
    this.fba = catalogue.filter((p) => p.fulfilledBy === "AMAZON")
    this.unknown = catalogue.filter((p) => p.match === "none")
    this.byEan = catalogue.filter((p) => p.match === "ean")
  }

  /** An everyday order; every ninth one shows another convention than its marketplace's usual. */
  add(marketplace: Marketplace, index: number): void {
    const { random } = this
    const byAmazon = random.chance(0.14)
    const money = this.chooseConvention(marketplace, index)
    const promoted = index % 9 === 4 || random.chance(0.2)
    const wish: OrderWish = {
      marketplaceId: marketplace.id,
      lines: this.lines(byAmazon ? this.fba : this.merchant, promoted),
      createdTime: this.createdTime(),
      status: "UNSHIPPED",
      fulfilledBy: byAmazon ? "AMAZON" : "MERCHANT",
      ...money,
      giftWrap: random.chance(0.1),
      ...(random.chance(0.6) && { shipping: divideRounded(399 * marketplace.priceFactor, 100) }),
      freeShipping: promoted && random.chance(0.5),
      programs: this.programs(byAmazon),
      serviceLevel: random.pick(SERVICE_LEVELS),
    }
    this.settle(makeOrder(random, wish))
  }

  /** The cases that must be there whatever the dice say. */
  addRarities(): void {
    const { random } = this
    for (const country of ["DE", "NL", "GB", "US", "JP"]) {
      // Three for ten: a line total that no unit price gives.
      const line = { product: random.pick(this.merchant), quantity: 3, lineTotal: 1_000 }
      this.finish(this.special(country, [line]))
    }
    for (const country of ["DE", "NL", "FR", "US", "GB"]) {
      this.finish(this.special(country, [{ product: random.pick(this.unknown), quantity: 1 }]))
    }
    for (const [index, product] of this.byEan.entries()) {
      this.finish(
        this.special(["DE", "NL", "GB"][index] ?? "DE", [{ product, quantity: 1 + index }])
      )
    }
    for (let index = 0; index < 4; index++) {
      this.finish(this.special("IT", [{ product: random.pick(this.merchant), quantity: 1 }]))
    }
    // One SKU wanted by several buyers on one day.
    const popular = this.merchant[0] as CatalogueProduct
    for (let index = 0; index < 6; index++) {
      const order = this.special("DE", [{ product: popular, quantity: 1 + (index % 3) }])
      order.createdTime = order.lastUpdatedTime = this.now - DAY - index * 7 * MINUTE
      this.finish(order)
    }
    const original = this.special("DE", [{ product: popular, quantity: 1 }])
    this.ship(original, original.createdTime + DAY)
    this.finish(original)
    this.finish(
      this.special("DE", [{ product: popular, quantity: 1 }], { replacementOf: original.orderId })
    )
    // A value that no published list of an open text field has: clients must live with it.
    this.finish(
      this.special("NL", [{ product: random.pick(this.merchant), quantity: 2 }], {
        programs: ["PRIME", "AMAZON_HYPERLOCAL"],
        serviceLevel: "DRONE",
      })
    )
    const asking = this.special("DE", [{ product: random.pick(this.merchant), quantity: 1 }])
    requestCancellation(asking, "Bestellung versehentlich aufgegeben", asking.createdTime + HOUR)
    this.finish(asking)
  }

  private special(country: string, lines: LineWish[], more: Partial<OrderWish> = {}): OrderRecord {
    const marketplace = requireMarketplace(country)
    return makeOrder(this.random, {
      marketplaceId: marketplace.id,
      lines,
      createdTime: this.createdTime(),
      status: "UNSHIPPED",
      fulfilledBy: "MERCHANT",
      ...this.chooseConvention(marketplace, 0),
      ...more,
    })
  }

  private createdTime(): number {
    return this.now - this.random.int(30 * 60, 19 * 86_400) * 1000
  }

  private lines(products: readonly CatalogueProduct[], promoted: boolean): LineWish[] {
    const count = this.random.weighted([
      [1, 70],
      [2, 20],
      [3, 7],
      [4, 3],
    ])
    const chosen = new Set<CatalogueProduct>()
    while (chosen.size < count) {
      chosen.add(this.random.pick(products))
    }
    return [...chosen].map((product) => ({
      product,
      quantity: this.random.weighted([
        [1, 68],
        [2, 18],
        [3, 8],
        [4, 4],
        [7, 2],
      ]),
      ...(promoted && { itemDiscount: this.random.pick([5, 7, 10, 15, 20, 33]) }),
    }))
  }

  private programs(byAmazon: boolean): string[] {
    return [
      ...(this.random.chance(byAmazon ? 0.8 : 0.08) ? ["PRIME"] : []),
      ...(this.random.chance(0.06) ? ["AMAZON_BUSINESS"] : []),
    ]
  }

  private chooseConvention(marketplace: Marketplace, index: number) {
    const rotated = index % 9 === 4
    const turn = Math.floor(index / 9) + MARKETPLACES.indexOf(marketplace)
    const usual: Convention =
      marketplace.taxStyle === "included"
        ? "tax_included"
        : this.random.chance(0.75)
          ? "marketplace_collected"
          : "tax_excluded"
    const convention = rotated ? (CONVENTIONS[turn % CONVENTIONS.length] as Convention) : usual
    // Two signs and five conventions: ten turns show every pair.
    const negative = rotated ? turn % 2 === 0 : this.random.chance(0.1)
    const sign: DiscountSign = negative ? "negative" : "positive"
    return {
      convention: this.forced.convention ?? convention,
      discountSign: this.forced.discountSign ?? sign,
    }
  }

  /** Gives the order one of the fates of everyday orders. */
  private settle(order: OrderRecord): void {
    const age = this.now - order.createdTime
    const fate = this.random.weighted([
      ["PENDING", age < 2 * DAY ? 30 : 1],
      ["CANCELLED", 6],
      ["SHIPPED", order.fulfilledBy === "AMAZON" ? 80 : age > 4 * DAY ? 55 : 15],
      ["PARTIALLY_SHIPPED", 4],
      ["UNSHIPPED", 40],
    ])
    const later =
      order.createdTime + this.random.int(60, Math.max(61, Math.floor(age / 1000) - 600)) * 1000
    if (fate === "PENDING") {
      order.status = "PENDING"
    } else if (fate === "CANCELLED") {
      cancelOrder(order, this.random.pick(["BUYER", "AMAZON"]), "Customer request", later)
    } else if (fate === "SHIPPED") {
      this.ship(order, later)
    } else if (fate === "PARTIALLY_SHIPPED" && order.fulfilledBy === "MERCHANT") {
      this.ship(order, later, true)
    }
    this.finish(order)
  }

  private ship(order: OrderRecord, at: number, onlyPart = false): void {
    if (order.fulfilledBy === "AMAZON") {
      return shipByAmazon(order, at)
    }
    const units = order.items.reduce((sum, item) => sum + item.quantity, 0)
    if (onlyPart && units < 2) {
      return
    }
    const items = onlyPart ? order.items.slice(0, 1) : order.items
    order.packages.push({
      packageReferenceId: "1",
      createdTime: at,
      carrier: this.random.pick(CARRIERS),
      shippingService: "Standard",
      trackingNumber: `00${this.random.digits(12)}`,
      shipTime: at,
      items: items.map((item) => ({
        orderItemId: item.orderItemId,
        quantity: onlyPart && order.items.length === 1 ? 1 : item.quantity,
      })),
    })
    recountShipments(order, at)
  }

  private finish(order: OrderRecord): void {
    order.lastUpdatedTime = Math.min(order.lastUpdatedTime, this.now - 5 * MINUTE)
    this.orders.push(order)
  }
}
