import type { CreateOrderDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_MODULE } from "../../../modules/amazon"
import { rows } from "../../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../../modules/amazon/service"
import { followMadeOrders, PROJECTED_AT } from "../made-orders"
import type { PlannedImport } from "../types"
import { crashPoint } from "../../../modules/amazon/lib/crash-points"

export const createAmazonOrdersStepId = "create-amazon-orders"

/**
 * Creates the orders that are not there yet (their id is derived from Amazon's, so a second creation
 * fails on the primary key) and gives each Amazon's number as display id, which `createOrders` drops.
 * @returns the imports; those whose order was there already go by that order, not by today's news.
 */
export const createAmazonOrdersStep = createStep(
  createAmazonOrdersStepId,
  async (input: { owner: string; imports: PlannedImport[] }, { container }) => {
    if (!input.imports.length) {
      return new StepResponse(input.imports)
    }
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    const orderService = container.resolve(Modules.ORDER)
    const imports = await followMadeOrders(container, input.imports)
    await crashPoint("orders.made_orders_read")
    const missing = imports.flatMap(({ composed, projected_at }) =>
      composed
        ? {
            ...composed,
            metadata: {
              ...composed.metadata,
              [PROJECTED_AT]: new Date(projected_at).toISOString(),
            },
          }
        : []
    )
    if (missing.length) {
      await orderService.createOrders(missing as unknown as CreateOrderDTO[])
    }
    await crashPoint("orders.created")
    await rows(
      amazon.db.knex,
      `update "order" o set custom_display_id = r.display_id
       from jsonb_to_recordset(cast(? as jsonb)) as r (id text, display_id text)
       where o.id = r.id and o.custom_display_id is distinct from r.display_id`,
      [
        JSON.stringify(
          imports.map(({ order, amazon_order_id }) => ({
            id: order.id,
            display_id: amazon_order_id,
          }))
        ),
      ]
    )
    await crashPoint("orders.display_ids_set")
    await amazon.inbox.attachOrders(
      input.owner,
      imports.map(({ id, order, money }) => ({
        id,
        order_id: order.id,
        convention: money?.convention ?? null,
        money,
      }))
    )
    await crashPoint("orders.attached")
    return new StepResponse(imports.map((entry) => ({ ...entry, composed: null })))
  }
)
