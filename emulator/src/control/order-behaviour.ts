import { InputError } from "../core/input-error.js"
import type { Emulator } from "../emulator.js"
import { orderChanged } from "../orders/change.js"
import { makeOrder } from "../orders/make.js"
import { usualBehaviour } from "../orders/behaviour.js"
import { tellTruth } from "../orders/truth.js"
import type { Json, Route } from "./route.js"
import { body } from "./route.js"
import { requireOrder } from "./views.js"

const SECONDS = ["paySeconds", "amazonShipsSeconds", "sellerShipsSeconds"] as const

/** How orders go on by themselves and what clients must live with; replacements; regulated orders. */
export const ORDER_ROUTES: readonly Route[] = [
  ["GET", /^\/emulator\/order-behaviour$/, ({ state }) => state.orderBehaviour],
  ["POST", /^\/emulator\/order-behaviour$/, body(change)],
  ["DELETE", /^\/emulator\/order-behaviour$/, reset],
  ["POST", /^\/emulator\/replacement-orders$/, body(replace)],
  ["POST", /^\/emulator\/regulated-orders$/, body(regulate)],
]

/** `life` (seconds or null, `cancelShare`), `dropConfirmations` (a count), `personalData`. */
function change(emulator: Emulator, { life, dropConfirmations, personalData }: Json) {
  const behaviour = structuredClone(emulator.state.orderBehaviour)
  for (const [name, value] of Object.entries((life ?? {}) as Json)) {
    const isNumber = typeof value === "number" && value >= 0
    const field = SECONDS.find((entry) => entry === name)
    if (field && (isNumber || value === null)) {
      behaviour.life[field] = value
    } else if (name === "cancelShare" && isNumber && value <= 1) {
      behaviour.life.cancelShare = value
    } else {
      throw new InputError(
        `life.${name} is ${String(value)}: give seconds or null for ${SECONDS.join(", ")}, 0 to 1 for cancelShare`
      )
    }
  }
  if (dropConfirmations !== undefined) {
    if (!Number.isInteger(dropConfirmations) || Number(dropConfirmations) < 0) {
      throw new InputError("dropConfirmations: give a whole number")
    }
    behaviour.dropConfirmations = Number(dropConfirmations)
  }
  if (personalData !== undefined) {
    behaviour.personalData = personalData === true
  }
  emulator.state.orderBehaviour = behaviour
  emulator.changed()
  return behaviour
}

function reset(emulator: Emulator) {
  emulator.state.orderBehaviour = usualBehaviour()
  emulator.changed()
  return emulator.state.orderBehaviour
}

/** Amazon sends the same again for nothing. */
function replace(emulator: Emulator, { orderId }: Json) {
  const original = requireOrder(emulator, String(orderId ?? ""))
  const lines = original.items.flatMap(({ sku, quantity }) => {
    const product = emulator.products.get(sku)
    return product ? [{ product, quantity }] : []
  })
  const { marketplaceId, fulfilledBy, convention, discountSign } = original
  const order = makeOrder(emulator.random, {
    ...{ marketplaceId, fulfilledBy, convention, discountSign, lines, status: "UNSHIPPED" },
    ...{ createdTime: emulator.clock.now(), replacementOf: original.orderId },
  })
  emulator.state.orders[order.orderId] = order
  orderChanged(emulator, order)
  return { order: tellTruth(order, emulator.products) }
}

/** The order's products need the seller's verification from now on. */
function regulate(emulator: Emulator, { orderId }: Json) {
  const order = requireOrder(emulator, String(orderId ?? ""))
  order.regulated = {
    ...{ status: "Pending", reviewedAt: null, externalReviewerId: null, rejectionReasonId: null },
    fields: [
      {
        ...{ FieldId: "pets_prescription_name", FieldLabel: "Name of the pet" },
        ...{ FieldType: "Text", FieldValue: "Rex" },
      },
    ],
  }
  orderChanged(emulator, order)
  return { orderId: order.orderId, regulated: order.regulated }
}
