import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  Modules,
  PaymentCollectionStatus,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../../modules/amazon"
import { derivedId } from "../../modules/amazon/lib/ids"
import { rows } from "../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../modules/amazon/service"
import { crashPoint } from "../../modules/amazon/lib/crash-points"

const PROVIDER = "pp_system_default"

export interface AmazonPayment {
  order_id: string
  /** Major units, decimal string. */
  amount: string
  currency_code: string
}

/**
 * The payment module's generated plural methods, which its interface leaves out. All bulk payment
 * calls are in this file (integration-tests/modules/capture-amazon-payments.spec.ts).
 */
interface BulkPaymentService {
  createPaymentCollections(data: object[]): Promise<unknown>
  createPaymentSessions(data: object[]): Promise<unknown>
  createPayments(data: object[]): Promise<unknown>
  createCaptures(data: object[]): Promise<unknown>
}

const idsOf = (orderId: string) => ({
  collection: derivedId("pay_col", orderId),
  session: derivedId("payses", orderId),
  payment: derivedId("pay", orderId),
  capture: derivedId("capt", orderId),
  transaction: derivedId("ordtrx", orderId),
})

const missingIn = async (
  amazon: AmazonModuleService,
  table: "payment_collection" | "payment_session" | "payment" | "capture",
  ids: string[]
): Promise<Set<string>> => {
  const present = await rows<{ id: string }>(
    amazon.db.knex,
    `select id from ${table} where id = any(?)`,
    [ids]
  )
  const known = new Set(present.map(({ id }) => id))
  return new Set(ids.filter((id) => !known.has(id)))
}

/**
 * Captured payments for orders that Amazon was paid for: collection, link, session, payment, capture,
 * and exactly one order transaction per capture (reference "capture"), a call each for the whole
 * batch. Ids are derived from the order's, and each call makes only what is missing, so a killed run
 * is completed by the next. Orders of zero get none: nothing was paid.
 * @returns how many orders got their transaction now.
 */
export const captureAmazonPayments = async (
  container: MedusaContainer,
  payments: AmazonPayment[]
): Promise<number> => {
  const paid = payments
    .filter((payment) => Number(payment.amount) > 0)
    .map((payment) => ({ ...payment, ids: idsOf(payment.order_id) }))
  if (!paid.length) {
    return 0
  }
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const service = container.resolve(Modules.PAYMENT) as unknown as BulkPaymentService
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  const now = new Date()

  const collections = await missingIn(
    amazon,
    "payment_collection",
    paid.map(({ ids }) => ids.collection)
  )
  const newCollections = paid.filter(({ ids }) => collections.has(ids.collection))
  if (newCollections.length) {
    await service.createPaymentCollections(
      newCollections.map(({ ids, amount, currency_code }) => ({
        id: ids.collection,
        amount,
        currency_code,
        authorized_amount: amount,
        captured_amount: amount,
        completed_at: now,
        status: PaymentCollectionStatus.COMPLETED,
      }))
    )
  }
  await crashPoint("orders.collections_created")
  await link.create(
    paid.map(({ ids, order_id }) => ({
      [Modules.ORDER]: { order_id },
      [Modules.PAYMENT]: { payment_collection_id: ids.collection },
    }))
  )

  await crashPoint("orders.collections_linked")
  const sessions = await missingIn(
    amazon,
    "payment_session",
    paid.map(({ ids }) => ids.session)
  )
  const newSessions = paid.filter(({ ids }) => sessions.has(ids.session))
  if (newSessions.length) {
    await service.createPaymentSessions(
      newSessions.map(({ ids, amount, currency_code }) => ({
        id: ids.session,
        amount,
        currency_code,
        provider_id: PROVIDER,
        data: {},
        status: PaymentSessionStatus.CAPTURED,
        authorized_at: now,
        payment_collection: ids.collection,
      }))
    )
  }

  await crashPoint("orders.sessions_created")
  const missingPayments = await missingIn(
    amazon,
    "payment",
    paid.map(({ ids }) => ids.payment)
  )
  const newPayments = paid.filter(({ ids }) => missingPayments.has(ids.payment))
  if (newPayments.length) {
    await service.createPayments(
      newPayments.map(({ ids, amount, currency_code }) => ({
        id: ids.payment,
        amount,
        currency_code,
        provider_id: PROVIDER,
        data: {},
        captured_at: now,
        payment_collection: ids.collection,
        payment_session: ids.session,
        metadata: { paid_to: "amazon" },
      }))
    )
  }

  await crashPoint("orders.payments_created")
  const captures = await missingIn(
    amazon,
    "capture",
    paid.map(({ ids }) => ids.capture)
  )
  const newCaptures = paid.filter(({ ids }) => captures.has(ids.capture))
  if (newCaptures.length) {
    await service.createCaptures(
      newCaptures.map(({ ids, amount }) => ({ id: ids.capture, amount, payment: ids.payment }))
    )
  }
  await crashPoint("orders.captures_created")
  return addTransactions(container, amazon, paid)
}

const addTransactions = async (
  container: MedusaContainer,
  amazon: AmazonModuleService,
  paid: (AmazonPayment & { ids: ReturnType<typeof idsOf> })[]
): Promise<number> => {
  const orders = container.resolve(Modules.ORDER)
  const present = await rows<{ reference_id: string }>(
    amazon.db.knex,
    `select reference_id from order_transaction
     where reference = 'capture' and reference_id = any(?) and deleted_at is null`,
    [paid.map(({ ids }) => ids.capture)]
  )
  const known = new Set(present.map(({ reference_id }) => reference_id))
  const missing = paid.filter(({ ids }) => !known.has(ids.capture))
  if (missing.length) {
    await orders.addOrderTransactions(
      missing.map(({ ids, order_id, amount, currency_code }) => ({
        // Two importers at once: the second fails on it and finds the first one's when it tries again.
        id: ids.transaction,
        order_id,
        amount: amount as unknown as number,
        currency_code,
        reference: "capture",
        reference_id: ids.capture,
      }))
    )
  }
  await crashPoint("orders.transactions_added")
  return missing.length
}
