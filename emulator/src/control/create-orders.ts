import { InputError } from "../core/input-error.js"
import { divideRounded, toMinor } from "../core/money.js"
import { findMarketplace, requireMarketplace } from "../amazon/marketplaces.js"
import type { Marketplace } from "../amazon/marketplaces.js"
import { requireSeller, sellerOfMarketplace } from "../amazon/sellers.js"
import { STORE_COUNTRIES } from "../amazon/store-countries.js"
import { isRecord } from "../contract/json-pointer.js"
import type { Emulator } from "../emulator.js"
import { moveOrderedUnits } from "../listings/current.js"
import { makeOrder } from "../orders/make.js"
import type { LineWish, OrderWish } from "../orders/make.js"
import { orderChanged } from "../orders/change.js"
import { shipByAmazon } from "../orders/transitions.js"
import { CONVENTIONS } from "../orders/types.js"
import type { Convention, DiscountSign, OrderRecord } from "../orders/types.js"
import { UnitsLeft } from "./units-left.js"

type Json = Record<string, unknown>

const STATUSES = ["PENDING", "UNSHIPPED", "SHIPPED"] as const

/**
 * Buyers place orders now: `count` random ones (default 1), or as given by `marketplaceId`,
 * `items`, `status` and so on. Amazon's quantity falls at once. Throws when stock does not suffice.
 */
export function createOrders(emulator: Emulator, input: Json): OrderRecord[] {
  const count = input.count ?? 1
  if (!Number.isInteger(count) || Number(count) < 1 || Number(count) > 10_000) {
    throw new InputError(`count is ${String(count)}: give a whole number from 1 to 10000`)
  }
  const left = new UnitsLeft(emulator)
  // All are checked before the first is made: some of what was asked for is of no use.
  const wishes = Array.from({ length: Number(count) }, () => planOrder(emulator, input, left))
  const orders = wishes.map(({ wish, shipped }) => placeOrder(emulator, wish, shipped))
  emulator.changed()
  return orders
}

function planOrder(emulator: Emulator, input: Json, left: UnitsLeft) {
  const marketplace = chooseMarketplace(emulator, input)
  const seller = sellerOfMarketplace(marketplace.id)
  const fulfilledBy = oneOf(input, "fulfilledBy", ["MERCHANT", "AMAZON"] as const) ?? "MERCHANT"
  const lines = readLines(emulator, input, marketplace, seller.sellerId, fulfilledBy, left)
  if (fulfilledBy === "MERCHANT") {
    for (const line of lines) {
      takeUnits(left, seller.sellerId, line)
    }
  }
  const status = oneOf(input, "status", STATUSES) ?? "UNSHIPPED"
  if (status === "SHIPPED" && fulfilledBy !== "AMAZON") {
    throw new InputError("status SHIPPED: only an order fulfilled by AMAZON can be born shipped")
  }
  const wish: OrderWish = {
    marketplaceId: marketplace.id,
    lines,
    createdTime: emulator.clock.now(),
    status: status === "SHIPPED" ? "UNSHIPPED" : status,
    fulfilledBy,
    convention: chooseConvention(emulator, input, marketplace),
    discountSign: chooseSign(emulator, input),
    giftWrap: input.giftWrap === true,
    shipping: readShipping(input, marketplace),
    freeShipping: input.freeShipping === true,
    programs: Array.isArray(input.programs) ? input.programs.map(String) : [],
  }
  return { wish, shipped: status === "SHIPPED" }
}

/** Order time is when Amazon's quantity falls, also for orders whose payment is pending. */
function placeOrder(emulator: Emulator, wish: OrderWish, shipped: boolean): OrderRecord {
  const order = makeOrder(emulator.random, wish)
  if (shipped) {
    shipByAmazon(order, emulator.clock.now())
  }
  emulator.state.orders[order.orderId] = order
  moveOrderedUnits(emulator, order, "order")
  orderChanged(emulator, order)
  return order
}

/** A buyer takes all that Amazon still offers of the SKU. Throws when there is nothing. */
export function sellOut(emulator: Emulator, input: Json): OrderRecord {
  const seller = requireSeller(String(input.sellerId ?? ""))
  const sku = String(input.sku ?? "")
  const quantity = new UnitsLeft(emulator).of(seller.sellerId, sku)
  if (!quantity) {
    throw new InputError(
      `sku "${sku}" of ${seller.sellerId} has ${quantity === null ? "no merchant stock" : "nothing left"} at Amazon`
    )
  }
  const [order] = createOrders(emulator, {
    marketplaceId: input.marketplaceId ?? seller.marketplaces[0]?.id,
    items: [{ sku, quantity }],
  })
  return order as OrderRecord
}

function chooseMarketplace(emulator: Emulator, input: Json): Marketplace {
  if (input.marketplaceId !== undefined) {
    return requireMarketplace(String(input.marketplaceId))
  }
  // Random new orders arise where the shop has stores.
  const usual = STORE_COUNTRIES.map(requireMarketplace)
  if (input.sellerId === undefined) {
    return emulator.random.pick(usual)
  }
  const { sellerId, stocked } = requireSeller(String(input.sellerId))
  if (!stocked) {
    throw new InputError(`sellerId ${sellerId} sells nothing yet: use EU, NA or FE`)
  }
  return emulator.random.pick(usual.filter((m) => sellerOfMarketplace(m.id).sellerId === sellerId))
}

function readLines(
  emulator: Emulator,
  input: Json,
  marketplace: Marketplace,
  sellerId: string,
  fulfilledBy: string,
  left: UnitsLeft
): LineWish[] {
  if (input.items === undefined) {
    return [randomLine(emulator, sellerId, fulfilledBy, left)]
  }
  const isList = Array.isArray(input.items) && input.items.every((entry) => isRecord(entry))
  if (!isList || (input.items as Json[]).length === 0) {
    throw new InputError("items: give a list of { sku, quantity, lineTotal?, itemDiscount? }")
  }
  return (input.items as Json[]).map((entry) => {
    const product = emulator.products.get(String(entry.sku))
    if (!product) {
      throw new InputError(
        `items.sku "${String(entry.sku)}" is not in the catalogue: see GET /emulator/catalogue`
      )
    }
    const quantity = entry.quantity ?? 1
    if (!Number.isInteger(quantity) || Number(quantity) < 1) {
      throw new InputError(`items.quantity is ${String(quantity)}: give a whole number above 0`)
    }
    return {
      product,
      quantity: Number(quantity),
      ...(entry.lineTotal !== undefined && {
        lineTotal: readAmount("items.lineTotal", entry.lineTotal, marketplace),
      }),
      ...(entry.itemDiscount !== undefined && { itemDiscount: readPercent(entry.itemDiscount) }),
    }
  })
}

/** One unit of something that the shop knows and that is in stock. */
function randomLine(
  emulator: Emulator,
  sellerId: string,
  fulfilledBy: string,
  left: UnitsLeft
): LineWish {
  const inStock = emulator.catalogue.filter((product) => {
    const quantity = left.of(sellerId, product.sku)
    return (
      product.match === "sku" &&
      (fulfilledBy === "AMAZON" ? quantity === null : (quantity ?? 0) > 0)
    )
  })
  if (inStock.length === 0) {
    throw new InputError(`${sellerId} has nothing left to sell: raise a quantity first`)
  }
  return { product: emulator.random.pick(inStock), quantity: 1 }
}

/** The same SKU in several lines, and in several orders, is taken several times. */
function takeUnits(left: UnitsLeft, sellerId: string, { product, quantity }: LineWish): void {
  const offered = left.of(sellerId, product.sku) ?? 0
  if (offered < quantity) {
    throw new InputError(
      `sku "${product.sku}": ${quantity} wanted, Amazon offers ${offered} of ${sellerId}`
    )
  }
  left.take(sellerId, product.sku, quantity)
}

function readPercent(value: unknown): number {
  if (!Number.isInteger(value) || Number(value) < 0 || Number(value) > 100) {
    throw new InputError(
      `items.itemDiscount is ${String(value)}: give whole percents from 0 to 100`
    )
  }
  return Number(value)
}

function readShipping(input: Json, marketplace: Marketplace): number {
  return input.shipping === undefined
    ? divideRounded(399 * marketplace.priceFactor, 100)
    : readAmount("shipping", input.shipping, marketplace)
}

function readAmount(name: string, value: unknown, { currency }: Marketplace): number {
  const minor = toMinor(String(value), currency)
  if (minor < 0) {
    throw new InputError(`${name} is ${String(value)}: give an amount of at least 0`)
  }
  return minor
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
    throw new InputError(`${name} "${String(value)}" is unknown: use ${allowed.join(", ")}`)
  }
  return found
}
