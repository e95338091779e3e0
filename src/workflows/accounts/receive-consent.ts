import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { explainError } from "../../dataflows/explain-error"
import { judgePlan } from "../../domain/accounts"
import { AMAZON_MODULE } from "../../modules/amazon"
import { errorText } from "../../modules/amazon/lib/error-text"
import { rows } from "../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../modules/amazon/service"
import type { ConnectionError } from "../../types"
import { confirmRenewal } from "./confirm-connection"
import { connectionErrorOf, refusedByAmazon } from "./connection-error"
import { endConsent, readConsent, type ConsentRow } from "./consent-states"
import { keepGrant } from "./keep-grant"
import { lookAtAccount } from "./look-at-account"

export interface ConsentAnswer {
  state: string
  code?: string
  selling_partner_id?: string
  /** Amazon sends it when the person did not agree. */
  error?: string
  origin?: string
}

/** An id of Amazon's; what else stands there did not come from it. */
export const SELLING_PARTNER = /^[A-Z0-9]{5,32}$/

/**
 * Amazon's answer to a consent: the code is exchanged at once (it lives five minutes), what the account
 * may do is read, and both wait encrypted until the person confirms. A state is used once. A renewal
 * with nothing to ask is confirmed here. Never throws for what a person or Amazon did: the outcome is
 * stored for the page that follows.
 */
export const receiveConsent = async (
  container: MedusaContainer,
  answer: ConsentAnswer
): Promise<{ state: string }> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const pending = await readConsent(amazon, answer.state)
  // One statement takes the state, so that a doubled request cannot use it twice.
  const [taken] = await rows<{ id: string }>(
    amazon.db.knex,
    `update amazon_oauth_state set used_at = clock_timestamp(), updated_at = now()
     where id = ? and used_at is null and expires_at > clock_timestamp() and deleted_at is null
     returning id`,
    [pending?.id ?? null]
  )
  if (!pending || !taken) {
    return { state: answer.state }
  }
  const fault = answer.error
    ? refusedByAmazon(answer.error)
    : !answer.code || !SELLING_PARTNER.test(answer.selling_partner_id ?? "")
      ? ("answer_incomplete" as const)
      : null
  if (fault) {
    await endConsent(amazon.db.knex, pending, { code: fault })
    return { state: answer.state }
  }
  try {
    const individual = await exchange(amazon, pending, answer)
    if (individual) {
      await endConsent(amazon.db.knex, pending, { code: "individual_plan" })
      return { state: answer.state }
    }
  } catch (error) {
    await noteFailure(container, pending, connectionErrorOf(error), error)
    return { state: answer.state }
  }
  await renewByItself(container, pending)
  return { state: answer.state }
}

/**
 * What stands against it (a store deleted this moment, a lease that a killed process left) says nothing
 * about the permission, which Amazon gave and which waits: the page asks the person.
 */
const renewByItself = async (container: MedusaContainer, pending: ConsentRow): Promise<void> => {
  try {
    await confirmRenewal(container, pending)
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`amazon renewal waits for a person to confirm it: ${errorText(error)}`)
  }
}

/** @returns whether the account has the plan that Amazon does not connect; then nothing is kept. */
const exchange = async (
  amazon: AmazonModuleService,
  pending: ConsentRow,
  answer: ConsentAnswer
): Promise<boolean> => {
  const api = await amazon.spApi()
  const { refreshToken } = await api.exchangeCode({
    code: answer.code ?? "",
    redirectUri: amazon.redirectUri(answer.origin),
  })
  const sight = await lookAtAccount(
    api.client({
      key: `consent:${pending.id}`,
      region: pending.region as "na" | "eu" | "fe",
      refreshToken,
    }),
    answer.selling_partner_id ?? ""
  )
  if (judgePlan(sight.selling_plan) === "individual") {
    return true
  }
  await keepGrant(amazon, pending, {
    selling_partner_id: answer.selling_partner_id ?? "",
    refresh_token: refreshToken,
    sight,
  })
  return false
}

const noteFailure = async (
  container: MedusaContainer,
  pending: ConsentRow,
  code: ConnectionError,
  error: unknown
): Promise<void> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const explained = explainError(error)
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .error(`amazon consent failed (${code}): ${explained.message}`)
  await endConsent(amazon.db.knex, pending, {
    code,
    message: explained.message,
    request_id: explained.request_id ?? null,
  })
}
