import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { ClaimedOrder } from "../../../modules/amazon/lib/inbox-types"
import { captureAmazonPaymentsStep } from "../steps/capture-amazon-payments"
import { completeAmazonOrdersStep } from "../steps/complete-amazon-orders"
import { createAmazonOrdersStep } from "../steps/create-amazon-orders"
import { linkAmazonOrdersStep } from "../steps/link-amazon-orders"
import { projectAmazonOrdersStep } from "../steps/project-amazon-orders"
import { reserveAmazonStockStep } from "../steps/reserve-amazon-stock"
import { settleAmazonOrdersStep } from "../steps/settle-amazon-orders"

export interface ImportAmazonOrdersInput {
  /** Who holds the rows' lease. */
  owner: string
  /** Claimed from the inbox. */
  orders: ClaimedOrder[]
}

export const importAmazonOrdersWorkflowId = "import-amazon-orders"

/**
 * Makes Medusa orders of claimed inbox orders: order, payment, link, reservation, in batches.
 *
 * Every step may run twice, at once or be killed half-way: the order's id is derived from Amazon's,
 * as are those of its lines and payment, and each step adds only what is missing. So nothing is
 * compensated; what failed goes on where it stopped. It does not use `createOrderWorkflow`, which
 * recomputes taxes, re-applies promotions, reserves nothing and makes 5–18 orders a second.
 *
 * Emits nothing: the caller announces what is imported (`announceOrders`), and never as `order.placed`,
 * as a shop's order e-mails must not go to Amazon's buyers.
 */
export const importAmazonOrdersWorkflow = createWorkflow(
  importAmazonOrdersWorkflowId,
  (input: ImportAmazonOrdersInput) => {
    const projected = projectAmazonOrdersStep(input)
    const settled = settleAmazonOrdersStep({
      owner: input.owner,
      settlements: projected.settlements,
    })
    const created = createAmazonOrdersStep({ owner: input.owner, imports: projected.imports })
    captureAmazonPaymentsStep(created)
    linkAmazonOrdersStep(created)
    const reserved = reserveAmazonStockStep(created)
    const completed = completeAmazonOrdersStep({
      owner: input.owner,
      imports: created,
      reserved,
    })
    const counts = transform({ settled, completed }, (result) => ({
      ...result.settled,
      imported: result.completed.length,
    }))
    return new WorkflowResponse(counts)
  }
)
