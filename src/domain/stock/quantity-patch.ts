/** JSON patch of a listing's merchant quantity, as `patchListingsItem` takes it. */
export interface QuantityPatch {
  productType: string
  patches: {
    op: "merge" | "replace"
    path: "/attributes/fulfillment_availability"
    value: {
      fulfillment_channel_code: "DEFAULT"
      quantity: number
      lead_time_to_ship_max_days?: number
    }[]
  }[]
}

/** Whether a body does nothing but set a quantity to zero. */
export const isZeroQuantity = (body: unknown): boolean => {
  const { patches } = (body ?? {}) as Partial<QuantityPatch>
  return (
    Array.isArray(patches) &&
    patches.length > 0 &&
    patches.every(
      ({ path, value }) =>
        path === "/attributes/fulfillment_availability" &&
        Array.isArray(value) &&
        value.length > 0 &&
        value.every(({ quantity }) => quantity === 0)
    )
  )
}

/**
 * The patch for one quantity. `merge` changes the quantity and leaves the handling time alone;
 * `replace` (for accounts where a read-back showed that merging loses it) states it again.
 * `PRODUCT` is Amazon's product type for price and quantity only (Listings Items API guide).
 */
export const quantityPatch = (input: {
  quantity: number
  mode: "merge" | "replace"
  product_type: string | null
  lead_time_days: number | null
}): QuantityPatch => ({
  productType: input.product_type ?? "PRODUCT",
  patches: [
    {
      op: input.mode,
      path: "/attributes/fulfillment_availability",
      value: [
        {
          fulfillment_channel_code: "DEFAULT",
          quantity: input.quantity,
          ...(input.mode === "replace" && input.lead_time_days !== null
            ? { lead_time_to_ship_max_days: input.lead_time_days }
            : {}),
        },
      ],
    },
  ],
})
