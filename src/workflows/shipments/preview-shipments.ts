import { mustStop, type TrialContext } from "../../dataflows/types"
import { shipmentConfirmation } from "../../domain/shipments"
import { loadShipment } from "./load-shipment"

/** More parcels than this seldom wait; the others are for the next trial. */
const MOST = 500

/** Which parcels of a store Amazon would be told of, and which not. Amazon is not asked. */
export const previewShipments = async (context: TrialContext): Promise<{ complete: boolean }> => {
  const { amazon, account, store, count, found } = context
  const waiting = await amazon.shipments.untold(account.id, store.marketplace_id, MOST + 1)
  for (const { fulfillment_id, package_reference_id } of waiting.slice(0, MOST)) {
    if (mustStop(context)) {
      return { complete: false }
    }
    const shipment = await loadShipment(amazon, fulfillment_id)
    if (!shipment) {
      continue
    }
    const decision = shipmentConfirmation(
      { ...shipment.facts, package_reference_id: package_reference_id ?? "" },
      new Date()
    )
    const row = { kind: "parcel", subject: shipment.amazon_order_id, now: null }
    if (decision.kind === "refuse") {
      count("would_refuse")
      const reasons = [{ code: decision.code, parameters: {}, result: null }]
      found({ ...row, after: null, reasons })
      continue
    }
    const { carrierName, carrierCode, orderItems } = decision.body.packageDetail
    const units = orderItems.reduce((sum, { quantity }) => sum + quantity, 0)
    count("would_confirm")
    found({
      ...row,
      after: carrierName ?? carrierCode,
      reasons: [{ code: "parcel_left", parameters: { units }, result: null }],
    })
  }
  return { complete: waiting.length <= MOST }
}
