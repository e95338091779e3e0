import type { Open } from "./common"

/** Sellers API v1: one marketplace the seller may sell in, and whether it does. */
export interface MarketplaceParticipation {
  marketplace: {
    id: string
    name: string
    countryCode: string
    defaultCurrencyCode: string
    defaultLanguageCode: string
    domainName: string
  }
  participation: { isParticipating: boolean; hasSuspendedListings: boolean }
  storeName: string
}

/** Personal data of the seller: who it is in law, and whom Amazon writes to. */
export interface SellerAccount {
  marketplaceParticipationList: MarketplaceParticipation[]
  businessType: Open<
    | "CHARITY"
    | "CRAFTSMAN"
    | "NATURAL_PERSON_COMPANY"
    | "PUBLIC_LISTED"
    | "PRIVATE_LIMITED"
    | "SOLE_PROPRIETORSHIP"
    | "STATE_OWNED"
    | "INDIVIDUAL"
  >
  sellingPlan: Open<"PROFESSIONAL" | "INDIVIDUAL">
  business?: {
    name: string
    registeredBusinessAddress: SellerAddress
    companyRegistrationNumber?: string
    companyTaxIdentificationNumber?: string
    nonLatinName?: string
  }
  primaryContact?: { name: string; address: SellerAddress; nonLatinName?: string }
}

export interface SellerAddress {
  addressLine1: string
  addressLine2?: string
  countryCode: string
  stateOrProvinceCode?: string
  city?: string
  postalCode?: string
}
