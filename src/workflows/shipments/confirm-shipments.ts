import { randomUUID } from "node:crypto"
import { judgeSendError } from "../../dataflows/judge-send-error"
import { isReadOnly } from "../../dataflows/read-only"
import { mustStop, type DataflowContext } from "../../dataflows/types"
import { shipmentConfirmation } from "../../domain/shipments"
import type { OutboxRow, OutboxSettlement } from "../../modules/amazon/services/outbox"
import { processId } from "../../modules/amazon/services/leases"
import type { SpApiClient } from "../../sp-api"
import { loadShipment } from "./load-shipment"

const LEASE_SECONDS = 60
const BATCH_SIZE = 5

/**
 * Tells Amazon of every parcel that left: carrier, tracking number and the items in it. The intents
 * are collected from Medusa's fulfilments, so that no event need arrive. Sending one twice edits the
 * same package at Amazon, so a lost answer is simply sent again.
 */
export const confirmShipments = async (
  context: DataflowContext
): Promise<{ complete: boolean }> => {
  const { amazon, account } = context
  const owner = `${processId}-${randomUUID().slice(0, 8)}`
  context.count("collected", await amazon.shipments.collect(account.id))
  if (await isReadOnly(context)) {
    return { complete: true }
  }
  const client = await amazon.client(account.id)
  for (;;) {
    if (mustStop(context)) {
      return { complete: false }
    }
    const claimed = await amazon.outbox.claim(
      account.id,
      "shipment",
      owner,
      LEASE_SECONDS,
      BATCH_SIZE
    )
    if (!claimed.length) {
      return { complete: true }
    }
    const outcomes: { settlement: OutboxSettlement; fatal?: unknown }[] = []
    for (const row of claimed) {
      outcomes.push(await confirm(context, client, row))
    }
    await amazon.outbox.settle(
      owner,
      outcomes.map(({ settlement }) => settlement)
    )
    const fatal = outcomes.find((outcome) => outcome.fatal)
    if (fatal) {
      throw fatal.fatal
    }
  }
}

const confirm = async (
  context: DataflowContext,
  client: SpApiClient,
  row: OutboxRow
): Promise<{ settlement: OutboxSettlement; fatal?: unknown }> => {
  const payload = row.payload as { fulfillment_id: string; package_reference_id: string }
  const shipment = await loadShipment(context.amazon, payload.fulfillment_id)
  const decision = shipment
    ? shipmentConfirmation(
        { ...shipment.facts, package_reference_id: payload.package_reference_id },
        new Date()
      )
    : ({ kind: "refuse", code: "no_amazon_items" } as const)
  if (decision.kind === "refuse") {
    await raise(context, row, shipment?.amazon_order_id ?? "", `shipment_${decision.code}`, null)
    return { settlement: { id: row.id, state: "refused", error: { code: decision.code } } }
  }
  const orderId = shipment?.amazon_order_id ?? ""
  try {
    await client.orders.confirmShipment(orderId, decision.body, { signal: context.signal })
    context.count("confirmed")
    await context.amazon.problems.resolve(
      row.store_id ?? context.account.id,
      "shipment_refused",
      orderId
    )
    await context.amazon.problems.resolve(
      row.store_id ?? context.account.id,
      "shipment_tracking_missing",
      orderId
    )
    await context.amazon.events.add([
      {
        subject_id: row.subject_id ?? row.id,
        what: "shipment_confirmed",
        parameters: {
          carrier:
            decision.body.packageDetail.carrierName ?? decision.body.packageDetail.carrierCode,
          package: payload.package_reference_id,
        },
      },
    ])
    return { settlement: { id: row.id, state: "sent", answer: decision.body.packageDetail } }
  } catch (error) {
    const { verdict, explained } = judgeSendError(error)
    const answer = { id: row.id, error: explained, request_id: explained.request_id }
    if (verdict === "refused") {
      await raise(context, row, orderId, "shipment_refused", explained.message)
      return { settlement: { ...answer, state: "refused" } }
    }
    const back: OutboxSettlement = {
      ...answer,
      state: "waiting",
      retry_in: Math.min(5 * 2 ** row.attempts, 900),
    }
    return verdict === "stop" ? { settlement: back, fatal: error } : { settlement: back }
  }
}

const raise = (
  { amazon, account }: DataflowContext,
  row: OutboxRow,
  orderId: string,
  code: string,
  message: string | null
): Promise<void> =>
  amazon.problems.raise({
    owner_id: row.store_id ?? account.id,
    code,
    subject: orderId,
    severity: "blocks_orders",
    parameters: { order: orderId, message },
  })
