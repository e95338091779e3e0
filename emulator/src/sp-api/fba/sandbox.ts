import { InputError } from "../../core/input-error.js"
import { addUnits, createItem, removeItem } from "../../fba/items.js"
import { invalidInput, ok, unauthorized } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import type { Call } from "../operations.js"
import { checkMarketplace } from "../parameters.js"

interface Item {
  sellerSku: string
  marketplaceId: string
  productName: string
  quantity: number
}

/** `POST /fba/inventory/v1/items`: a SKU without units in Amazon's warehouses. */
export function createInventoryItem(call: Call): Answer {
  checkSandbox(call)
  const { sellerSku, marketplaceId, productName } = bodyOf(call) as unknown as Item
  checkMarketplace(call.caller.seller.marketplaces, marketplaceId, "marketplaceId")
  return attempt(() =>
    createItem(call.emulator, call.caller.seller, { sellerSku, marketplaceId, productName })
  )
}

/** `DELETE /fba/inventory/v1/items/{sellerSku}`. */
export function deleteInventoryItem(call: Call): Answer {
  checkSandbox(call)
  const marketplaceId = call.request.query.get("marketplaceId") ?? ""
  checkMarketplace(call.caller.seller.marketplaces, marketplaceId, "marketplaceId")
  const sku = call.path[0] as string
  return attempt(() => removeItem(call.emulator, call.caller.seller, sku, marketplaceId))
}

/** `POST /fba/inventory/v1/items/inventory`: units arrive; once for each idempotency token. */
export function addInventory(call: Call): Answer {
  checkSandbox(call)
  const token = String(call.request.headers["x-amzn-idempotency-token"] ?? "")
  const { fbaTokens } = call.emulator.state
  const key = `${call.caller.seller.sellerId}/${token}`
  if (token !== "" && fbaTokens.includes(key)) {
    return ok({})
  }
  const items = (bodyOf(call).inventoryItems ?? []) as Item[]
  items.forEach(({ marketplaceId }) =>
    checkMarketplace(call.caller.seller.marketplaces, marketplaceId, "marketplaceId")
  )
  return attempt(() => {
    addUnits(
      call.emulator,
      call.caller.seller,
      items.map(({ sellerSku, quantity }) => ({ sku: sellerSku, quantity }))
    )
    fbaTokens.push(key)
    fbaTokens.splice(0, fbaTokens.length - 1000)
  })
}

function bodyOf({ request }: Call): Record<string, unknown> {
  return JSON.parse(request.body.toString("utf8")) as Record<string, unknown>
}

/** Who keeps Amazon's host name must keep the sandbox's. */
function checkSandbox({ request }: Call): void {
  if (/^sellingpartnerapi-/.test(request.headers.host ?? "")) {
    throw unauthorized("This operation exists in the sandbox only.")
  }
}

function attempt(run: () => void): Answer {
  try {
    run()
  } catch (error) {
    throw error instanceof InputError ? invalidInput(error.message) : error
  }
  return ok({})
}
