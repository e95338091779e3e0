import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { stopping } from "../../modules/amazon/lib/in-process"
import { AMAZON_MODULE } from "../../modules/amazon"
import type AmazonModuleService from "../../modules/amazon/service"
import type { RetryOrdersResponse } from "../../types"
import { importInbox } from "./import-inbox"

const SLICE_SECONDS = 45

/**
 * Tries held orders again, at once: those named, or every held one. What is not reached within the
 * slice stays received and goes on with the next order import.
 */
export const retryOrders = async (
  container: MedusaContainer,
  ids: string[] | null
): Promise<RetryOrdersResponse> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const requeued = await amazon.requeue.held(ids ? { ids } : {})
  return importRequeued(container, requeued)
}

/** Imports orders that are received again. */
export const importRequeued = async (
  container: MedusaContainer,
  orders: { id: string; account_id: string }[]
): Promise<RetryOrdersResponse> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const total: RetryOrdersResponse = { imported: 0, held: 0, waiting: 0, ignored: 0 }
  const accountIds = [...new Set(orders.map((order) => order.account_id))]
  const accounts = await amazon.listAmazonAccounts({ id: accountIds }, { take: null })
  for (const account of accounts) {
    const counts = await importInbox(
      {
        container,
        amazon,
        account,
        logger: container.resolve(ContainerRegistrationKeys.LOGGER),
        count: () => undefined,
        deadline: new Date(Date.now() + SLICE_SECONDS * 1000),
        signal: stopping(),
      },
      orders.filter((order) => order.account_id === account.id).map(({ id }) => id)
    )
    total.imported += counts.imported
    total.held += counts.held
    total.waiting += counts.waiting
    total.ignored += counts.ignored
  }
  return total
}
