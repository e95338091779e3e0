/** An instant as it is stored. */
type At = string

/**
 * What Amazon's answers told of an account, each with the instant it was seen. Asking costs Amazon's
 * limits, so it is stored. No personal data.
 */
export interface AccountFacts {
  token?: { at: At; outcome: "works" | "refused" | "application_refused" | "unclear" }
  /** Amazon's clock less ours. */
  clock?: { at: At; skew_seconds: number }
  participations?: {
    at: At
    marketplaces: { id: string; participating: boolean; suspended: boolean }[]
  }
  plan?: { at: At; plan: string }
  roles?: { at: At; roles: RoleFact[] }
}

export interface RoleFact {
  /** Amazon's name of the role. */
  role: string
  /** Present flows need it. */
  needed: boolean
  /** Any one of these would do. */
  ask_for: string[]
  outcome: "works" | "refused" | "not_tested" | "unknown"
}

/** Where remedies lead; paths are the admin's. */
export interface Places {
  settings: string
  /** Connect and renew. */
  connect: string
  store: string
  flow: (id: string) => string
  unlinked: string
  /** Seller Central of the store's country. */
  sellerCentral: string
}
