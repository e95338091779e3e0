import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_MODULE } from "../../../modules/amazon"
import type AmazonModuleService from "../../../modules/amazon/service"
import { AUTHORIZATION_DAYS } from "../describe-connection"

export const saveAmazonAccountStepId = "save-amazon-account"

/** Writes or renews the account of a granted consent. Repeating it writes the same. */
export const saveAmazonAccountStep = createStep(
  saveAmazonAccountStepId,
  async ({ state }: { state: string }, { container }) => {
    const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
    const [consent] = await amazon.listAmazonOauthStates({ state })
    const authorizedAt = consent.used_at ? new Date(consent.used_at) : new Date()
    const fields = {
      status: "active",
      refresh_token: consent.refresh_token,
      access_token: null,
      access_token_expires_at: null,
      authorized_at: authorizedAt,
      expires_at: new Date(authorizedAt.getTime() + AUTHORIZATION_DAYS * 86_400_000),
      lapse_suspected_at: null,
      marketplaces: consent.participations,
      installation_id: amazon.options.installationId ?? null,
      backend_url: amazon.options.backendUrl ?? null,
    }
    const selling = { region: consent.region, selling_partner_id: consent.selling_partner_id ?? "" }
    const [present] = await amazon.listAmazonAccounts({ kind: "seller", ...selling })
    const account = present
      ? await amazon.updateAmazonAccounts({ id: present.id, ...fields })
      : await amazon.createAmazonAccounts({ kind: "seller", ...selling, ...fields })
    await amazon.problems.resolve(account.id, "access_lapsed")
    return new StepResponse(account.id)
  }
)
