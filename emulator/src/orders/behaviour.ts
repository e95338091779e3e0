/** How orders go on by themselves; seconds after the last change, null: they wait. */
export interface OrderLife {
  /** A pending order is paid, or cancelled: a share of them, from 0 to 1. */
  paySeconds: number | null
  cancelShare: number
  /** Amazon ships its own. */
  amazonShipsSeconds: number | null
  /** Somebody ships the seller's by hand in Seller Central. */
  sellerShipsSeconds: number | null
}

/** What a client must live with about orders. */
export interface OrderBehaviour {
  life: OrderLife
  /** The next confirmations of a shipment are answered 204 and have no effect. */
  dropConfirmations: number
  /** False: the application lacks the roles for personal data, which is simply missing then. */
  personalData: boolean
}

export function usualBehaviour(): OrderBehaviour {
  return {
    life: { paySeconds: null, cancelShare: 0, amazonShipsSeconds: null, sellerShipsSeconds: null },
    ...{ dropConfirmations: 0, personalData: true },
  }
}
