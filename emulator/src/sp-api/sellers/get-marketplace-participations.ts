import { ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import type { Call } from "../operations.js"
import { participationsOf } from "./marketplace-participations.js"

/** `GET /sellers/v1/marketplaceParticipations`: where the caller sells. */
export function getMarketplaceParticipations({ caller }: Call): Answer {
  return ok({ payload: participationsOf(caller.seller) })
}
