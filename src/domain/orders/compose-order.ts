import { rawString, rawTotal, toAmount } from "../money"
import { composeAddress } from "./addresses"
import { chargesOf, goodsOf, type Charge } from "./charges"
import { composeLines } from "./compose-lines"
import type { ComposedLine, ComposedOrder, ComposedShippingMethod } from "./composed-order"
import type { Composition } from "./composed-order"
import { linkItem, reservationsOf } from "./item-links"
import type { MoneyReading } from "./money-reading"
import { orderMetadata } from "./order-metadata"
import { chooseRates, EXACT_DIGITS, exactRates, taxLines, type RateChoice } from "./tax-lines"
import { variantOfSku, type LinkedVariants } from "./types"
import type { LinkedVariant, OrderFacts, PersonalData, ProjectionStore } from "./types"

export interface ComposeOrderInput {
  facts: OrderFacts
  personal: PersonalData | null
  money: MoneyReading
  store: ProjectionStore & { sales_channel_id: string; region_id: string }
  medusa_order_id: string
  customer_id?: string
  /** Every ordered SKU must be there. */
  variants: LinkedVariants
}

/**
 * Composes what Medusa's order module needs to create the order so that Medusa's own total is
 * Amazon's grand total to the last digit (`raw_total`), and the tax is Amazon's to the minor unit.
 * See docs/money.md for the forms chosen.
 *
 * @throws when an ordered seller SKU has no variant; `projectOrder` holds such orders before
 */
export function composeOrder(input: ComposeOrderInput): Composition {
  const charges = chargesOf(input.money, input.store.shipping_option.name)
  const items = input.facts.orderItems.map((item, index) => ({
    item,
    money: input.money.items[index],
  }))
  const goods = items.filter(({ item }) => item.quantityOrdered > 0)
  const taxed = [...goods.map(({ money }) => goodsOf(money)), ...charges]
  const countries = [
    input.facts.recipient?.deliveryAddress.countryCode ?? input.store.country_code,
    input.store.country_code,
  ]

  let composed = compose(chooseRates(taxed, countries, input.money.decimals))
  // The 20th digit: see medusa-arithmetic. A rate of fewer digits moves it.
  for (let digits = EXACT_DIGITS; !isExact(composed) && digits >= 6; digits--) {
    composed = compose({ rates: exactRates(taxed, digits), kind: "exact" })
  }
  if (!isExact(composed)) {
    // A total that is not Amazon's is worse than a tax that only the metadata tells.
    composed = compose({ rates: taxed.map(() => null), kind: "exact" })
  }

  const links = items.map(({ item }) =>
    linkItem(
      item,
      composed.lines.filter((line) => line.metadata.amazon_order_item_id === item.orderItemId),
      variantOfSku(input.variants, item.product.sellerSku) ?? null,
      input.facts
    )
  )
  return {
    order: orderOf(input, composed),
    tax_left_out: taxed.some(({ tax }, index) => !tax.isZero() && composed.rates[index] === null),
    links,
    reservations: reservationsOf(links, input.facts),
  }

  function compose({ rates, kind }: RateChoice) {
    return {
      rates,
      lines: goods.flatMap(({ item, money }, index) =>
        composeLines({
          medusa_order_id: input.medusa_order_id,
          item,
          money,
          variant: variantOf(input, item.product.sellerSku),
          tax_lines: taxLines(rates[index], kind),
          decimals: input.money.decimals,
        })
      ),
      methods: charges.map((charge, index) =>
        methodOf(charge, rates[goods.length + index], kind, input)
      ),
    }
  }

  function isExact({
    lines,
    methods,
  }: {
    lines: ComposedLine[]
    methods: ComposedShippingMethod[]
  }) {
    return rawTotal(lines, methods) === rawString(input.money.grand_total)
  }
}

function variantOf({ variants, facts }: ComposeOrderInput, sku: string | undefined): LinkedVariant {
  const variant = variantOfSku(variants, sku)
  if (!variant) {
    throw new Error(
      `Amazon order ${facts.orderId}: no variant for seller SKU ${sku ?? "(none)"}; link the offer to a variant first`
    )
  }
  return variant
}

/**
 * Charges are shipping methods, not lines: Medusa calls an order partially shipped as long as any
 * line is not fulfilled, also a line that needs no shipping. Each names the store's option, because
 * a fulfilment takes the option of whichever method comes first.
 */
function methodOf(
  charge: Charge,
  rate: string | null,
  kind: RateChoice["kind"],
  { store, money }: ComposeOrderInput
): ComposedShippingMethod {
  return {
    name: charge.name,
    amount: toAmount(charge.gross, money.decimals),
    is_tax_inclusive: true,
    shipping_option_id: store.shipping_option.id,
    tax_lines: taxLines(rate, kind),
    metadata: {
      amazon_component: charge.component,
      ...(charge.amazon_order_item_id && { amazon_order_item_id: charge.amazon_order_item_id }),
    },
  }
}

function orderOf(
  { facts, personal, money, store, ...input }: ComposeOrderInput,
  composed: { lines: ComposedLine[]; methods: ComposedShippingMethod[] }
): ComposedOrder {
  const country = facts.recipient?.deliveryAddress.countryCode ?? store.country_code
  const email = personal?.buyer?.buyerEmail?.trim()
  return {
    id: input.medusa_order_id,
    region_id: store.region_id,
    sales_channel_id: store.sales_channel_id,
    ...(input.customer_id && { customer_id: input.customer_id }),
    ...(email && { email }),
    currency_code: money.currency_code.toLowerCase(),
    status: "pending",
    no_notification: true,
    created_at: facts.createdTime,
    shipping_address: composeAddress(personal, country),
    billing_address: composeAddress(personal, country),
    items: composed.lines,
    shipping_methods: composed.methods,
    metadata: orderMetadata(facts, money, store),
  }
}
