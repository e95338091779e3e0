import type { MedusaRequest } from "@medusajs/framework/http"
import { daysLeft } from "../../../../domain/application"
import { isKeyFault } from "../../../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../../../modules/amazon/service"
import type { AmazonApplicationDto, ApplicationTestResult } from "../../../../types"
import { ROTATION_MINUTES } from "../../../../workflows/application/rotate-secret"
import { describeSecrets } from "../../../../workflows/application/watch-client-secret"
import { amazonOf, originOf } from "../../../lib/request"
import { toIsoOrNull } from "../../../lib/time"

/** Options of the plugin that hold the keys, and the variables by which a deployment commonly sets them. */
const OPTIONS = [
  ["applicationId", "AMAZON_APPLICATION_ID"],
  ["clientId", "AMAZON_CLIENT_ID"],
  ["clientSecret", "AMAZON_CLIENT_SECRET"],
  ["nextClientSecret", "AMAZON_CLIENT_SECRET_NEXT"],
  ["draft", "AMAZON_APPLICATION_DRAFT"],
] as const

/** The application in force, without its secrets. */
export const loadApplication = async (req: MedusaRequest): Promise<AmazonApplicationDto> => {
  const amazon = amazonOf(req)
  await amazon.applications.noteOptions()
  const given = amazon.options.application
  const [row, entered, shown, connected] = await Promise.all([
    amazon.applications.row(),
    amazon.applications.enteredRow(),
    describe(amazon),
    amazon.applications.countConnected(),
  ])
  const redirectUri = amazon.redirectUri(originOf(req))
  const asked = row?.rotation_asked_at ?? null
  return {
    ...shown,
    source: given ? "options" : entered ? "form" : null,
    application_id: given?.applicationId ?? row?.application_id ?? null,
    client_id: given?.clientId ?? row?.client_id ?? null,
    draft: given ? Boolean(given.draft) : (row?.draft ?? false),
    entered: entered !== null,
    redirect_uri: redirectUri,
    login_uri: redirectUri.replace(/\/callback$/, "/login"),
    options: [
      ...OPTIONS.map(([name, variable]) => ({
        ...{ option: `application.${name}`, variable },
        set: Boolean(given?.[name]),
      })),
      {
        ...{ option: "encryptionKeys", variable: "AMAZON_ENCRYPTION_KEY" },
        set: amazon.secrets.configured,
      },
    ],
    connected_accounts: connected,
    rotation: {
      by_amazon: Boolean(amazon.options.notifications) && connected > 0,
      asked_at:
        asked && Date.now() - asked.getTime() < ROTATION_MINUTES * 60_000
          ? asked.toISOString()
          : null,
    },
    test: row?.tested_at
      ? { at: row.tested_at.toISOString(), result: row.test_result as ApplicationTestResult }
      : null,
  }
}

type Shown = Pick<AmazonApplicationDto, "secrets" | "expires_at" | "days_left" | "unreadable_key">

const describe = async (amazon: AmazonModuleService): Promise<Shown> => {
  const leftOf = (at: Date | null) => at && daysLeft(at, amazon.now())
  try {
    const { secrets, end } = await describeSecrets(amazon)
    return {
      secrets: secrets.map(({ origin, ends_with, since, expires_at }) => ({
        ...{ origin, ends_with, since: toIsoOrNull(since), expires_at: toIsoOrNull(expires_at) },
        days_left: leftOf(expires_at),
      })),
      expires_at: toIsoOrNull(end),
      days_left: leftOf(end),
      unreadable_key: null,
    }
  } catch (error) {
    if (isKeyFault(error)) {
      const key = String(error.parameters.key ?? "")
      return { secrets: [], expires_at: null, days_left: null, unreadable_key: key }
    }
    throw error
  }
}
