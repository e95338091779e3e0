import type { MedusaContainer } from "@medusajs/framework/types"
import { judgePlan } from "../../domain/accounts"
import { AMAZON_MODULE } from "../../modules/amazon"
import { invalid, notAllowed } from "../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../modules/amazon/service"
import { AmazonApiError, type SpApi } from "../../sp-api"
import type { EnterTokenBody, EnterTokenResponse } from "../../types"
import { openState } from "./begin-connection"
import { endConsent } from "./consent-states"
import { keepGrant } from "./keep-grant"
import { lookAtAccount } from "./look-at-account"
import { requireOneRegion, type RequiredStore } from "./require-stores"

/**
 * A refresh token that Seller Central gave the owner of a private application: proved by real calls,
 * then it waits, encrypted, to be checked and confirmed like one that a consent brought.
 * @throws Refusal at the field to blame; nothing is kept then.
 */
export const enterToken = async (
  container: MedusaContainer,
  input: EnterTokenBody & { user_id: string }
): Promise<EnterTokenResponse> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const api = await amazon.spApi()
  const { stores, region } = await requireOneRegion(amazon, input.store_ids)
  const { id, state } = await openState(amazon, {
    kind: "token",
    user_id: input.user_id,
    store_ids: stores.map((store) => store.id),
    region,
  })
  try {
    const client = api.client({
      key: `consent:${id}`,
      region: region as "na" | "eu" | "fe",
      refreshToken: input.refresh_token,
    })
    const sight = await lookAtAccount(client, input.selling_partner_id)
    if (judgePlan(sight.selling_plan) === "individual") {
      throw notAllowed(
        "individual_plan",
        "This account is on the Individual plan. Amazon connects only Professional accounts. Change " +
          "the plan in Seller Central."
      )
    }
    await proveSeller(client, input.selling_partner_id, sight.participations[0]?.marketplace.id)
    await keepGrant(
      amazon,
      { id, user_id: input.user_id, store_ids: stores.map((store) => store.id) },
      {
        selling_partner_id: input.selling_partner_id,
        refresh_token: input.refresh_token,
        sight,
      }
    )
  } catch (error) {
    await endConsent(amazon.db.knex, { id }, { code: "abandoned" })
    throw refusalOf(error, stores)
  }
  return { state }
}

/** No answer of Amazon names the seller, but its listings are read under its id only. */
const proveSeller = async (
  client: ReturnType<SpApi["client"]>,
  sellerId: string,
  marketplaceId: string | undefined
): Promise<void> => {
  try {
    await client.listings.searchListingsItems({
      sellerId,
      marketplaceIds: marketplaceId ? [marketplaceId] : [],
      pageSize: 1,
    })
  } catch (error) {
    const kinds = ["access_denied", "access_lapsed", "invalid_input", "not_found"]
    if (error instanceof AmazonApiError && kinds.includes(error.kind)) {
      throw invalid(
        "selling_partner_id",
        "seller_id_refused",
        "selling_partner_id: the token does not open the listings of this seller. Copy the merchant " +
          "token from Seller Central › Account Info, and see that the application has the role " +
          "Product Listing."
      )
    }
    throw error
  }
}

const refusalOf = (error: unknown, stores: RequiredStore[]): unknown => {
  if (!(error instanceof AmazonApiError)) {
    return error
  }
  if (error.kind === "access_lapsed" && error.code === "invalid_grant") {
    return invalid(
      "refresh_token",
      "refresh_token_refused",
      "refresh_token: Amazon does not accept it for this application. Authorize the application in " +
        "Seller Central once more and copy the new token."
    )
  }
  if (error.kind === "access_denied" || error.kind === "access_lapsed") {
    const regions = stores[0].region
    const countries = stores.map(({ country_code }) => country_code).join(", ")
    return invalid(
      "refresh_token",
      "refresh_token_elsewhere",
      `refresh_token: it is of another region than ${regions}, which the stores (${countries}) are ` +
        "of, or was withdrawn. Take the token of that region.",
      { regions, countries }
    )
  }
  return error.kind === "application_refused"
    ? notAllowed(
        "application_refused",
        "Amazon refuses the application keys of this shop. Have them checked, then try again."
      )
    : notAllowed("amazon_away", "Amazon did not answer. Nothing is saved; try again in a moment.")
}
