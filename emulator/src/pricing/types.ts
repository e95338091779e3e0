/** Another seller's offer on a product page, in minor units of the marketplace's currency. */
export interface CompetitorOffer {
  sellerId: string
  price: number
  shipping: number
  condition: "New" | "Used"
  fulfilledBy: "AFN" | "MFN"
}
