import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { explainError } from "../../dataflows/explain-error"
import { isAboutOneCall } from "../../dataflows/probe-access"
import { AMAZON_MODULE } from "../../modules/amazon"
import { rows } from "../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../modules/amazon/service"
import { isRefusal } from "../../modules/amazon/lib/refusal"
import { AmazonApiError } from "../../sp-api"
import type { ConnectionError } from "../../types"

export interface ConsentAnswer {
  state: string
  code?: string
  selling_partner_id?: string
  /** Amazon sends it when the person did not agree. */
  error?: string
  origin?: string
}

/** An id of Amazon's; what else stands there did not come from it. */
const SELLING_PARTNER = /^[A-Z0-9]{5,32}$/

/** What a person or Amazon did wrong, as the connection page knows it. */
const errorCode = (error: unknown): ConnectionError => {
  if (isRefusal(error)) {
    return "not_configured"
  }
  if (!(error instanceof AmazonApiError)) {
    return "amazon_unavailable"
  }
  if (error.kind === "application_refused") {
    return "application_refused"
  }
  if (error.kind === "access_denied" || isAboutOneCall(error)) {
    // The account is of another region than the store.
    return "marketplace_not_in_account"
  }
  return error.kind === "access_lapsed" || error.kind === "invalid_input"
    ? "code_expired"
    : "amazon_unavailable"
}

/**
 * Amazon's answer to a consent: the code is exchanged at once (it lives five minutes), what the account
 * may do is read, and both wait encrypted until the person confirms. A state is used once. Never
 * throws for what a person or Amazon did: the outcome is stored for the page that follows.
 */
export const receiveConsent = async (
  container: MedusaContainer,
  answer: ConsentAnswer
): Promise<{ state: string }> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  // One statement takes the state, so that a doubled request cannot use it twice.
  const [pending] = await rows<{ id: string; region: string }>(
    amazon.db.knex,
    `update amazon_oauth_state set used_at = clock_timestamp(), updated_at = now()
     where state = ? and used_at is null and expires_at > clock_timestamp() and deleted_at is null
     returning id, region`,
    [answer.state]
  )
  if (!pending) {
    return { state: answer.state }
  }
  const fail = (code: ConnectionError, error?: unknown) => {
    const explained = error ? explainError(error) : null
    if (explained) {
      logger.error(`amazon consent failed (${code}): ${explained.message}`)
    }
    return amazon.updateAmazonOauthStates({
      id: pending.id,
      status: "failed",
      error: {
        code,
        message: explained?.message ?? "",
        request_id: explained?.request_id ?? null,
      },
    })
  }
  if (answer.error) {
    await fail("denied")
    return { state: answer.state }
  }
  if (!answer.code || !SELLING_PARTNER.test(answer.selling_partner_id ?? "")) {
    await fail("answer_incomplete")
    return { state: answer.state }
  }
  try {
    const api = await amazon.spApi()
    const { refreshToken } = await api.exchangeCode({
      code: answer.code,
      redirectUri: amazon.redirectUri(answer.origin),
    })
    const participations = await api
      .client({
        key: `consent:${pending.id}`,
        region: pending.region as "na" | "eu" | "fe",
        refreshToken,
      })
      .sellers.getMarketplaceParticipations()
    await amazon.updateAmazonOauthStates({
      id: pending.id,
      status: "granted",
      selling_partner_id: answer.selling_partner_id,
      refresh_token: amazon.secrets.seal(refreshToken),
      participations: participations as unknown as Record<string, unknown>,
    })
  } catch (error) {
    await fail(errorCode(error), error)
  }
  return { state: answer.state }
}
