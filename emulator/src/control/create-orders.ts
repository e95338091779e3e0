import { divideRounded, toMinor } from "../core/money.js"
import { findMarketplace, requireMarketplace } from "../amazon/marketplaces.js"
import type { Marketplace } from "../amazon/marketplaces.js"
import { requireSeller, sellerOfMarketplace } from "../amazon/sellers.js"
import type { Emulator } from "../emulator.js"
import { listingKey, moveStock, quantityOf } from "../listings/stock.js"
import { makeOrder } from "../orders/make.js"
import type { LineWish, OrderWish } from "../orders/make.js"
import { shipByAmazon } from "../orders/transitions.js"
import { CONVENTIONS } from "../orders/types.js"
import type { Convention, DiscountSign, OrderRecord } from "../orders/types.js"

type Json = Record<string, unknown>

/** The marketplaces in which random new orders arise. */
const USUAL = ["DE", "NL", "FR", "GB", "SE", "PL", "US", "CA", "JP"]
const STATUSES = ["PENDING", "UNSHIPPED", "SHIPPED"] as const

/**
 * Buyers place orders now: `count` random ones (default 1), or as given by `marketplaceId`,
 * `items`, `status` and so on. Amazon's quantity falls at once. Throws when stock does not suffice.
 */
export function createOrders(emulator: Emulator, input: Json): OrderRecord[] {
  const count = input.count ?? 1
  if (!Number.isInteger(count) || Number(count) < 1 || Number(count) > 10_000) {
    throw new Error(`count is ${String(count)}: give a whole number from 1 to 10000`)
  }
  return Array.from({ length: Number(count) }, () => createOrder(emulator, input))
}

function createOrder(emulator: Emulator, input: Json): OrderRecord {
  const marketplace = chooseMarketplace(emulator, input)
  const seller = sellerOfMarketplace(marketplace.id)
  const fulfilledBy = oneOf(input, "fulfilledBy", ["MERCHANT", "AMAZON"] as const) ?? "MERCHANT"
  const lines = readLines(emulator, input, marketplace, seller.sellerId, fulfilledBy)
  for (const line of lines) {
    checkStock(emulator, seller.sellerId, line, fulfilledBy)
  }
  const { random, clock } = emulator
  const status = oneOf(input, "status", STATUSES) ?? "UNSHIPPED"
  const wish: OrderWish = {
    marketplaceId: marketplace.id,
    lines,
    createdTime: clock.now(),
    status: status === "SHIPPED" ? "UNSHIPPED" : status,
    fulfilledBy,
    convention: chooseConvention(emulator, input, marketplace),
    discountSign: chooseSign(emulator, input),
    giftWrap: input.giftWrap === true,
    shipping: readShipping(input, marketplace),
    freeShipping: input.freeShipping === true,
    programs: Array.isArray(input.programs) ? input.programs.map(String) : [],
  }
  const order = makeOrder(random, wish)
  if (status === "SHIPPED") {
    if (fulfilledBy !== "AMAZON") {
      throw new Error("status SHIPPED: only an order fulfilled by AMAZON can be born shipped")
    }
    shipByAmazon(order, clock.now())
  }
  emulator.state.orders[order.orderId] = order
  takeFromStock(emulator, order)
  emulator.changed()
  return order
}

/** Order time is when Amazon's quantity falls, also for orders whose payment is pending. */
function takeFromStock(emulator: Emulator, order: OrderRecord): void {
  if (order.fulfilledBy === "AMAZON") {
    return
  }
  for (const item of order.items) {
    const listing = emulator.state.listings[listingKey(order.sellerId, item.sku)]
    if (listing) {
      moveStock(listing, -item.quantity, "order", emulator.clock.now())
    }
  }
}

/** A buyer takes all that Amazon still offers of the SKU. Throws when there is nothing. */
export function sellOut(emulator: Emulator, input: Json): OrderRecord {
  const seller = requireSeller(String(input.sellerId ?? ""))
  const sku = String(input.sku ?? "")
  const listing = emulator.state.listings[listingKey(seller.sellerId, sku)]
  const quantity = listing ? quantityOf(listing) : null
  if (!quantity) {
    throw new Error(
      `sku "${sku}" of ${seller.sellerId} has ${quantity === null ? "no merchant stock" : "nothing left"} at Amazon`
    )
  }
  return createOrder(emulator, {
    marketplaceId: input.marketplaceId ?? seller.marketplaces[0]?.id,
    items: [{ sku, quantity }],
  })
}

function chooseMarketplace(emulator: Emulator, input: Json): Marketplace {
  if (input.marketplaceId !== undefined) {
    return requireMarketplace(String(input.marketplaceId))
  }
  const usual = USUAL.map(requireMarketplace)
  if (input.sellerId === undefined) {
    return emulator.random.pick(usual)
  }
  const { sellerId } = requireSeller(String(input.sellerId))
  return emulator.random.pick(usual.filter((m) => sellerOfMarketplace(m.id).sellerId === sellerId))
}

function readLines(
  emulator: Emulator,
  input: Json,
  marketplace: Marketplace,
  sellerId: string,
  fulfilledBy: string
): LineWish[] {
  if (input.items === undefined) {
    return [randomLine(emulator, sellerId, fulfilledBy)]
  }
  if (!Array.isArray(input.items) || input.items.length === 0) {
    throw new Error("items: give a list of { sku, quantity, lineTotal?, itemDiscount? }")
  }
  return (input.items as Json[]).map((entry) => {
    const product = emulator.products.get(String(entry.sku))
    if (!product) {
      throw new Error(
        `items.sku "${String(entry.sku)}" is not in the catalogue: see GET /emulator/catalogue`
      )
    }
    const quantity = entry.quantity ?? 1
    if (!Number.isInteger(quantity) || Number(quantity) < 1) {
      throw new Error(`items.quantity is ${String(quantity)}: give a whole number above 0`)
    }
    return {
      product,
      quantity: Number(quantity),
      ...(entry.lineTotal !== undefined && {
        lineTotal: toMinor(String(entry.lineTotal), marketplace.currency),
      }),
      ...(entry.itemDiscount !== undefined && { itemDiscount: readPercent(entry.itemDiscount) }),
    }
  })
}

/** One unit of something that the shop knows and that is in stock. */
function randomLine(emulator: Emulator, sellerId: string, fulfilledBy: string): LineWish {
  const inStock = emulator.catalogue.filter((product) => {
    const listing = emulator.state.listings[listingKey(sellerId, product.sku)]
    const quantity = listing ? quantityOf(listing) : null
    return (
      product.match === "sku" &&
      (fulfilledBy === "AMAZON" ? quantity === null : (quantity ?? 0) > 0)
    )
  })
  if (inStock.length === 0) {
    throw new Error(`${sellerId} has nothing left to sell: raise a quantity first`)
  }
  return { product: emulator.random.pick(inStock), quantity: 1 }
}

function checkStock(
  emulator: Emulator,
  sellerId: string,
  line: LineWish,
  fulfilledBy: string
): void {
  const listing = emulator.state.listings[listingKey(sellerId, line.product.sku)]
  const quantity = listing ? quantityOf(listing) : null
  if (fulfilledBy === "MERCHANT" && (quantity ?? 0) < line.quantity) {
    throw new Error(
      `sku "${line.product.sku}": ${line.quantity} wanted, Amazon offers ${quantity ?? 0} of ${sellerId}`
    )
  }
}

function readPercent(value: unknown): number {
  if (!Number.isInteger(value) || Number(value) < 0 || Number(value) > 100) {
    throw new Error(`items.itemDiscount is ${String(value)}: give whole percents from 0 to 100`)
  }
  return Number(value)
}

function readShipping(input: Json, marketplace: Marketplace): number {
  return input.shipping === undefined
    ? divideRounded(399 * marketplace.priceFactor, 100)
    : toMinor(String(input.shipping), marketplace.currency)
}

function chooseConvention(emulator: Emulator, input: Json, marketplace: Marketplace): Convention {
  return (
    oneOf(input, "convention", CONVENTIONS) ??
    emulator.options.forced.convention ??
    (findMarketplace(marketplace.id)?.taxStyle === "included"
      ? "tax_included"
      : "marketplace_collected")
  )
}

function chooseSign(emulator: Emulator, input: Json): DiscountSign {
  return (
    oneOf(input, "discountSign", ["positive", "negative"] as const) ??
    emulator.options.forced.discountSign ??
    "positive"
  )
}

function oneOf<T extends string>(input: Json, name: string, allowed: readonly T[]): T | null {
  const value = input[name]
  if (value === undefined) {
    return null
  }
  const found = allowed.find((entry) => entry === value)
  if (!found) {
    throw new Error(`${name} "${String(value)}" is unknown: use ${allowed.join(", ")}`)
  }
  return found
}
