import { requireSeller } from "../../amazon/sellers.js"
import { InputError } from "../../core/input-error.js"
import type { Emulator } from "../../emulator.js"
import { CONDITIONS, defaultRestrictions, REASON_CODES } from "../../restrictions/rules.js"
import type { Json } from "../route.js"
import { readChoice, readMarketplaces, readText } from "./read.js"

/** `GET /emulator/restrictions`. */
export function viewRestrictions({ state }: Emulator) {
  return { restrictions: state.restrictions }
}

/** `POST`: who may not list what; without seller, marketplaces or conditions, nobody anywhere. */
export function addRestriction(emulator: Emulator, input: Json) {
  const { asin, sellerId, conditionTypes, message } = input
  const reasonCode = readChoice(input.reasonCode ?? "APPROVAL_REQUIRED", "reasonCode", REASON_CODES)
  if (conditionTypes !== undefined && !Array.isArray(conditionTypes)) {
    throw new InputError(`conditionTypes: give a list of ${CONDITIONS.join(", ")}`)
  }
  const conditions = (conditionTypes as unknown[] | undefined)?.map((entry) =>
    readChoice(entry, "conditionTypes", CONDITIONS)
  )
  emulator.state.restrictions.push({
    asin: readText(asin, "asin"),
    sellerId: sellerId === undefined ? null : requireSeller(String(sellerId)).sellerId,
    marketplaceIds: readMarketplaces(input.marketplaceIds),
    conditionTypes: conditions ?? null,
    reasonCode,
    message: String(message ?? "You cannot list the product in this condition."),
  })
  emulator.changed()
  return viewRestrictions(emulator)
}

/** `DELETE`: those of the start again. */
export function resetRestrictions(emulator: Emulator) {
  emulator.state.restrictions = defaultRestrictions()
  emulator.changed()
  return viewRestrictions(emulator)
}
