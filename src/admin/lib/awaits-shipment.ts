/** Amazon's states in which the seller still has to ship. */
export const awaitsShipment = (amazonStatus: string): boolean =>
  amazonStatus === "UNSHIPPED" || amazonStatus === "PARTIALLY_SHIPPED"
