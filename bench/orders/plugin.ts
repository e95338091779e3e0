import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { importInbox } from "../../src/workflows/orders/import-inbox"
import { toInboxMessage } from "../../src/workflows/orders/to-inbox-message"
import type { BenchShop } from "./shop"

/** As many as a page of Amazon's answers has. */
const PAGE = 100

/** Into the inbox, page by page, as the poll does. */
export const storeOrders = async (shop: BenchShop, orders: unknown[]): Promise<void> => {
  const storeOf = (id: string | undefined) =>
    shop.stores.find(({ marketplace_id }) => marketplace_id === id)?.id ?? null
  for (let start = 0; start < orders.length; start += PAGE) {
    await shop.amazon.inbox.store(
      shop.account.id,
      orders
        .slice(start, start + PAGE)
        .map((order) => toInboxMessage(order, storeOf, shop.amazon.secrets, "poll"))
    )
  }
}

/**
 * The plugin's own import of what is in the inbox, until it is empty or `limit` orders were made.
 * @returns how many orders were made
 */
export const importOrders = async (
  container: MedusaContainer,
  shop: BenchShop,
  limit = Infinity
): Promise<number> => {
  const enough = new AbortController()
  let made = 0
  const counts = await importInbox({
    container,
    amazon: shop.amazon,
    account: shop.account,
    logger: container.resolve(ContainerRegistrationKeys.LOGGER),
    deadline: new Date(Date.now() + 3_600_000),
    signal: enough.signal,
    count: (name, by = 1) => {
      made += name === "imported" ? by : 0
      if (made >= limit) {
        enough.abort()
      }
    },
  })
  if (counts.held || counts.waiting || counts.ignored) {
    throw new Error(`Orders were not imported: ${JSON.stringify(counts)}`)
  }
  return made
}
