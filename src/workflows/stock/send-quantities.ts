import type { DataflowContext } from "../../dataflows/types"
import { judgeSendError } from "../../dataflows/judge-send-error"
import { quantityPatch } from "../../domain/stock"
import type { OutboxRow, OutboxSettlement } from "../../modules/amazon/services/outbox"
import type { ListingsItemSubmissionResponse, SpApiClient } from "../../sp-api"
import { checkHandlingTime } from "./check-handling-time"
import { crashPoint } from "../../modules/amazon/lib/crash-points"

/** `patchListingsItem` allows five a second. */
const PARALLEL = 5

interface QuantityPayload {
  seller_sku: string
  quantity: number
  product_type: string | null
  lead_time_days: number | null
}

/**
 * Sends waiting quantities, zero first. An accepted one is what we expect at Amazon from then on; an
 * unknown outcome (an answer lost) makes the expectation unknown and is sent again; a refusal becomes
 * a problem. @returns how many were settled.
 * @throws AmazonApiError when Amazon lets everybody wait or refuses access; the intents go back to waiting.
 */
export const sendQuantities = async (
  context: DataflowContext,
  owner: string,
  leaseSeconds: number
): Promise<number> => {
  const { amazon, account } = context
  const waiting = await amazon.outbox.claim(account.id, "quantity", owner, leaseSeconds, PARALLEL)
  if (!waiting.length) {
    return 0
  }
  await crashPoint("stock.claimed")
  const claimed = await cancelAmazons(context, owner, waiting)
  const client = await amazon.client(account.id).catch(async (error: unknown) => {
    await amazon.outbox.settle(
      owner,
      claimed.map(({ id }) => ({ id, state: "waiting" as const }))
    )
    throw error
  })
  const outcomes = await Promise.all(claimed.map((row) => send(context, client, row)))
  await crashPoint("stock.answer_received")
  await amazon.stock.accepted(outcomes.flatMap(({ accepted }) => accepted ?? []))
  await crashPoint("stock.accepted")
  await amazon.stock.forgetExpected(outcomes.flatMap(({ unknown }) => unknown ?? []))
  await crashPoint("stock.forgotten")
  await amazon.outbox.settle(
    owner,
    outcomes.map(({ settlement }) => settlement)
  )
  await crashPoint("stock.settled")
  context.count("sent", outcomes.filter(({ accepted }) => accepted).length)
  context.count("refused", outcomes.filter((o) => o.settlement.state === "refused").length)
  const fatal = outcomes.find(({ fatal: error }) => error)
  if (fatal) {
    throw fatal.fatal
  }
  await checkHandlingTime(context, client)
  await crashPoint("stock.handling_time_checked")
  return waiting.length
}

/**
 * Cancels quantities of offer items that Amazon fulfils by now: sending them would take the item from
 * Amazon. @returns the others.
 */
const cancelAmazons = async (
  { amazon }: DataflowContext,
  owner: string,
  claimed: OutboxRow[]
): Promise<OutboxRow[]> => {
  const merchant = await amazon.offerItems.merchantFulfilled(
    claimed.flatMap(({ subject_id }) => subject_id ?? [])
  )
  const [own, others] = [true, false].map((kept) =>
    claimed.filter(({ subject_id }) => merchant.has(subject_id ?? "") === kept)
  )
  await amazon.outbox.settle(
    owner,
    others.map(({ id }) => ({ id, state: "cancelled" as const }))
  )
  return own
}

interface Outcome {
  settlement: OutboxSettlement
  accepted?: { id: string; quantity: number; accepted_at: Date }
  /** Offer item whose quantity at Amazon is not known any more. */
  unknown?: string
  /** Ends the slice: limits or access. */
  fatal?: unknown
}

const send = async (
  context: DataflowContext,
  client: SpApiClient,
  row: OutboxRow
): Promise<Outcome> => {
  const { account, stores } = context
  const payload = row.payload as unknown as QuantityPayload
  // Amazon wants a marketplace where the seller SKU is listed: that of the store it was decided for.
  const { marketplace_id: marketplaceId } =
    stores.find((store) => store.id === row.store_id) ?? stores[0]
  const mode = account.quantity_patch_mode === "replace" ? "replace" : "merge"
  const acceptedAt = new Date()
  let answer: ListingsItemSubmissionResponse
  try {
    answer = await client.listings.patchListingsItem(
      {
        sellerId: account.selling_partner_id,
        sku: payload.seller_sku,
        marketplaceIds: [marketplaceId],
        body: quantityPatch({ ...payload, mode }),
      },
      { signal: context.signal, urgent: payload.quantity === 0 }
    )
  } catch (error) {
    return failed(context, row, payload, error)
  }
  if (answer.status !== "ACCEPTED") {
    await raiseRefused(context, row, payload, answer.issues?.[0]?.message ?? answer.status)
    return { settlement: { id: row.id, state: "refused", answer, error: answer.issues ?? null } }
  }
  await context.amazon.problems.resolve(
    row.store_id ?? account.id,
    "quantity_refused",
    payload.seller_sku
  )
  return {
    settlement: { id: row.id, state: "sent", answer },
    accepted: {
      id: row.subject_id as string,
      quantity: payload.quantity,
      accepted_at: acceptedAt,
    },
  }
}

const failed = async (
  context: DataflowContext,
  row: OutboxRow,
  payload: QuantityPayload,
  error: unknown
): Promise<Outcome> => {
  const { verdict, explained } = judgeSendError(error)
  const answer = { id: row.id, error: explained, request_id: explained.request_id }
  switch (verdict) {
    case "refused":
      await raiseRefused(context, row, payload, explained.message)
      return { settlement: { ...answer, state: "refused" } }
    case "stop":
      // Not sent at all: what is expected at Amazon has not changed.
      return { settlement: { ...answer, state: "waiting", retry_in: 0 }, fatal: error }
    case "again":
      return {
        settlement: {
          ...answer,
          state: "waiting",
          retry_in: Math.min(2 ** (row.attempts + 1), 300),
        },
        unknown: row.subject_id as string,
      }
  }
}

const raiseRefused = (
  { amazon, account }: DataflowContext,
  row: OutboxRow,
  payload: QuantityPayload,
  message: string
): Promise<void> =>
  amazon.problems.raise({
    owner_id: row.store_id ?? account.id,
    code: "quantity_refused",
    subject: payload.seller_sku,
    severity: "blocks_selling",
    parameters: { sku: payload.seller_sku, message },
  })
