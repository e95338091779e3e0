import { AmazonApiError } from "../../../sp-api"
import { sendQuantity } from "../send-quantity"

const context = {
  account: { id: "amzacc_1", selling_partner_id: "A1", quantity_patch_mode: "merge" },
  stores: [{ id: "amzsto_1", marketplace_id: "A1PA6795UKMFR9" }],
}
const row = {
  ...{ id: "amzout_1", subject_id: "amzsku_1", store_id: "amzsto_1", attempts: 0 },
  payload: { seller_sku: "MUG", quantity: 5, product_type: null, lead_time_days: null },
}

const send = (error: AmazonApiError) => {
  const patchListingsItem = jest.fn().mockRejectedValue(error)
  return sendQuantity(context as never, { listings: { patchListingsItem } } as never, row as never)
}

describe("a quantity that was not sent", () => {
  const unreachable = new AmazonApiError({
    ...{ operation: "patchListingsItem", kind: "unreachable", message: "not sent" },
    retryable: true,
  })

  it("leaves what is expected at Amazon, and ends the slice", async () => {
    const outcome = await send(unreachable)
    expect(outcome).toMatchObject({ settlement: { state: "waiting" }, fatal: unreachable })
    expect(outcome.unknown).toBeUndefined()
  })

  it("makes it unknown when an attempt before may have changed it", async () => {
    const outcome = await send(unreachable.afterUnknown())
    expect(outcome).toMatchObject({ settlement: { state: "waiting" }, unknown: "amzsku_1" })
    expect(outcome.fatal).toMatchObject({ kind: "unreachable" })
  })
})
