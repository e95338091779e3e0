import type { DataflowContext } from "../../dataflows/types"
import { judgeSendError } from "../../dataflows/judge-send-error"
import { quantityPatch } from "../../domain/stock"
import type { OutboxRow, OutboxSettlement } from "../../modules/amazon/services/outbox"
import type { ListingsItemSubmissionResponse, SpApiClient } from "../../sp-api"

interface QuantityPayload {
  seller_sku: string
  quantity: number
  product_type: string | null
  lead_time_days: number | null
}

/** What became of one quantity; it is kept by whoever sent it. */
export interface SendOutcome {
  /** The offer item. */
  subject: string
  settlement: OutboxSettlement
  accepted?: { id: string; quantity: number; accepted_at: Date }
  /** Offer item whose quantity at Amazon is not known any more. */
  unknown?: string
  /** Why no answer came. */
  lost?: unknown
  /** Ends the slice: limits or access. */
  fatal?: unknown
}

/** Sends one claimed quantity. Amazon's answer, whatever it is, is the outcome. */
export const sendQuantity = async (
  context: DataflowContext,
  client: SpApiClient,
  row: OutboxRow
): Promise<SendOutcome> => {
  const { account, stores } = context
  const payload = row.payload as unknown as QuantityPayload
  const subject = row.subject_id as string
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
    const settlement = { id: row.id, answer, error: answer.issues ?? null }
    return { subject, settlement: { ...settlement, state: "refused" } }
  }
  await context.amazon.problems.resolve(
    row.store_id ?? account.id,
    "quantity_refused",
    payload.seller_sku
  )
  return {
    subject,
    settlement: { id: row.id, state: "sent", answer },
    accepted: { id: subject, quantity: payload.quantity, accepted_at: acceptedAt },
  }
}

const failed = async (
  context: DataflowContext,
  row: OutboxRow,
  payload: QuantityPayload,
  error: unknown
): Promise<SendOutcome> => {
  const { verdict, mayHaveArrived, explained, answer: said } = judgeSendError(error)
  const subject = row.subject_id as string
  const answer = { id: row.id, error: explained, request_id: explained.request_id }
  switch (verdict) {
    case "refused":
      await raiseRefused(context, row, payload, said)
      return { subject, settlement: { ...answer, state: "refused" } }
    case "stop":
      return {
        subject,
        settlement: { ...answer, state: "waiting", retry_in: 0 },
        // Not sent at all, what is expected at Amazon has not changed; but for a first attempt.
        ...(mayHaveArrived ? { unknown: subject } : {}),
        fatal: error,
      }
    case "again":
      return {
        subject,
        settlement: {
          ...answer,
          state: "waiting",
          retry_in: Math.min(2 ** (row.attempts + 1), 300),
        },
        unknown: subject,
        lost: error,
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
