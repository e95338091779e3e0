import type { PatchListingsItemParameters } from "../../../src/sp-api"

/** An Amazon whose merge loses what it does not name; remembers what became of one listing. */
export const forgetfulAmazon = (watched: string) => {
  const state = { operations: [] as string[], listing: {} as Record<string, unknown> }
  return Object.assign(state, {
    listings: {
      patchListingsItem: async ({ sku, body }: PatchListingsItemParameters) => {
        if (sku === watched) {
          state.operations.push(body.patches[0].op)
          state.listing = body.patches[0].value![0]
        }
        return { status: "ACCEPTED" }
      },
      getListingsItem: async ({ sku }: { sku: string }) =>
        sku === watched
          ? {
              sku,
              attributes: { fulfillment_availability: [state.listing] },
              fulfillmentAvailability: [
                { fulfillmentChannelCode: "DEFAULT", quantity: state.listing.quantity },
              ],
            }
          : { sku },
    },
  })
}
