import { judgeSendError } from "../../dataflows/judge-send-error"
import { isReadOnly } from "../../dataflows/read-only"
import { mustStop, type DataflowContext } from "../../dataflows/types"
import { shipmentConfirmation, type ShipmentConfirmation } from "../../domain/shipments"
import type { OutboxRow, OutboxSettlement } from "../../modules/amazon/services/outbox"
import { leaseOwner } from "../../modules/amazon/services/leases"
import type { SpApiClient } from "../../sp-api"
import { loadShipment } from "./load-shipment"
import { crashPoint } from "../../modules/amazon/lib/crash-points"

const LEASE_SECONDS = 60
const BATCH_SIZE = 5

type Confirmation = Extract<ShipmentConfirmation, { kind: "confirm" }>

interface Outcome {
  settlement: OutboxSettlement
  fatal?: unknown
}

/**
 * Tells Amazon of every parcel that left: carrier, tracking number and the items in it. The intents
 * are collected from Medusa's fulfilments, so that no event need arrive; one that lacked its tracking
 * number goes on when it is there. Sending one twice edits the same package at Amazon, so a lost answer
 * is simply sent again.
 */
export const confirmShipments = async (
  context: DataflowContext
): Promise<{ complete: boolean }> => {
  const { amazon, account } = context
  await amazon.shipments.reopenTracked(account.id)
  context.count("collected", await amazon.shipments.collect(account.id))
  await crashPoint("shipments.collected")
  if (await isReadOnly(context)) {
    return { complete: true }
  }
  try {
    return await sendWaiting(context)
  } finally {
    await amazon.shipments.resolveProblems(account.id)
  }
}

const sendWaiting = async (context: DataflowContext): Promise<{ complete: boolean }> => {
  const { amazon, account } = context
  const owner = leaseOwner()
  const client = await amazon.client(account.id)
  for (;;) {
    if (mustStop(context) || !(await isConnected(context))) {
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
    await crashPoint("shipments.claimed")
    const outcomes: Outcome[] = []
    for (const row of claimed) {
      outcomes.push(await confirm(context, client, row))
    }
    await amazon.outbox.settle(
      owner,
      outcomes.map(({ settlement }) => settlement)
    )
    await crashPoint("shipments.settled")
    const fatal = outcomes.find((outcome) => outcome.fatal)
    if (fatal) {
      throw fatal.fatal
    }
  }
}

/** Somebody may disconnect while a slice is under way: nothing is said to Amazon after that. */
const isConnected = async ({ amazon, account }: DataflowContext): Promise<boolean> => {
  const { status } = await amazon.retrieveAmazonAccount(account.id, { select: ["id", "status"] })
  return status === "active"
}

const confirm = async (
  context: DataflowContext,
  client: SpApiClient,
  row: OutboxRow
): Promise<Outcome> => {
  const payload = row.payload as { fulfillment_id: string; package_reference_id: string }
  const shipment = await loadShipment(context.amazon, payload.fulfillment_id)
  if (!shipment) {
    // The fulfilment was cancelled or deleted meanwhile: there is no parcel to tell of.
    return { settlement: { id: row.id, state: "cancelled" } }
  }
  const parcel = {
    row,
    order: shipment.amazon_order_id,
    owner_id: shipment.store_id ?? context.account.id,
  }
  const decision = shipmentConfirmation(
    { ...shipment.facts, package_reference_id: payload.package_reference_id },
    new Date()
  )
  if (decision.kind === "refuse") {
    await raise(context, parcel, `shipment_${decision.code}`, null)
    return { settlement: { id: row.id, state: "refused", error: { code: decision.code } } }
  }
  try {
    await client.orders.confirmShipment(parcel.order, decision.body, {
      signal: context.signal,
      urgent: true,
    })
  } catch (error) {
    return failed(context, parcel, error)
  }
  await crashPoint("shipments.confirmed")
  context.count("confirmed")
  await tellTimeline(context, row, decision)
  await crashPoint("shipments.timeline_told")
  return {
    settlement: { id: row.id, state: "sent", answer: decision.body.packageDetail },
  }
}

interface Parcel {
  row: OutboxRow
  order: string
  /** Of its problems. */
  owner_id: string
}

const failed = async (
  context: DataflowContext,
  parcel: Parcel,
  error: unknown
): Promise<Outcome> => {
  const { row } = parcel
  const { verdict, explained, answer: said } = judgeSendError(error)
  const answer = { id: row.id, error: explained, request_id: explained.request_id }
  if (verdict === "refused") {
    await raise(context, parcel, "shipment_refused", said)
    return { settlement: { ...answer, state: "refused" } }
  }
  const back: OutboxSettlement = {
    ...answer,
    state: "waiting",
    retry_in: Math.min(5 * 2 ** row.attempts, 900),
  }
  return verdict === "stop" ? { settlement: back, fatal: error } : { settlement: back }
}

const tellTimeline = (
  { amazon }: DataflowContext,
  row: OutboxRow,
  { body, tracking_left_out }: Confirmation
): Promise<void> => {
  const { carrierName, carrierCode, packageReferenceId } = body.packageDetail
  const parameters = { carrier: carrierName ?? carrierCode, package: packageReferenceId }
  const subject_id = row.subject_id ?? row.id
  return amazon.events.add([
    { subject_id, what: "shipment_confirmed", parameters },
    ...(tracking_left_out
      ? [
          {
            subject_id,
            what: "tracking_left_out",
            parameters: { package: packageReferenceId, left_out: tracking_left_out },
          },
        ]
      : []),
  ])
}

const raise = (
  { amazon }: DataflowContext,
  { order, owner_id }: Parcel,
  code: string,
  message: string | null
): Promise<void> =>
  amazon.problems.raise({
    owner_id,
    code,
    subject: order,
    severity: "blocks_orders",
    parameters: { order, message },
  })
