import { ok } from "../../http/answer.js"
import { sellingPlanOf } from "../../amazon/selling-plans.js"
import type { Answer } from "../../http/answer.js"
import type { Seller } from "../../amazon/sellers.js"
import type { Call } from "../operations.js"
import { participationsOf } from "./marketplace-participations.js"

const ADDRESSES: Readonly<Record<Seller["key"], object>> = {
  EU: {
    addressLine1: "Voorbeeldgracht 12",
    countryCode: "NL",
    city: "Utrecht",
    postalCode: "3512 AA",
  },
  NA: {
    addressLine1: "100 Example Street",
    countryCode: "US",
    stateOrProvinceCode: "WA",
    city: "Seattle",
    postalCode: "98101",
  },
  BLOEM: { addressLine1: "Beispielweg 3", countryCode: "DE", city: "Köln", postalCode: "50667" },
  FE: { addressLine1: "1-2-3 Reigai", countryCode: "JP", city: "Tokyo", postalCode: "100-0001" },
}

/** `GET /sellers/v1/account`: the caller's business and selling plan. */
export function getAccount({ emulator, caller }: Call): Answer {
  const { seller } = caller
  const address = ADDRESSES[seller.key]
  return ok({
    payload: {
      marketplaceParticipationList: participationsOf(seller),
      businessType: "PRIVATE_LIMITED",
      sellingPlan: sellingPlanOf(emulator, seller),
      business: { name: seller.storeName, registeredBusinessAddress: address },
      primaryContact: { name: "Ada Voorbeeld", address },
    },
  })
}
