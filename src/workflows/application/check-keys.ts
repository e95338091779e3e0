import { explainError } from "../../dataflows/explain-error"
import type { ApplicationKeys } from "../../domain/application"
import type AmazonModuleService from "../../modules/amazon/service"
import { AmazonApiError, createSpApi } from "../../sp-api"
import type { KeysResult } from "../../types"

/**
 * Whether Login with Amazon accepts these keys. Asks with nothing else, so that what is not stored yet
 * can be tried; the answer's token is thrown away.
 */
export const checkKeys = async (
  { options, callLog }: Pick<AmazonModuleService, "options" | "callLog">,
  application: ApplicationKeys
): Promise<KeysResult> => {
  const api = createSpApi({
    application,
    endpoint: options.endpoint,
    rateScale: options.rateScale,
    onCall: callLog.note,
  })
  try {
    await api.checkApplication()
    return { verdict: "works", failure: null, request_id: null }
  } catch (error) {
    if (!(error instanceof AmazonApiError)) {
      throw error
    }
    const { failure, request_id } = explainError(error)
    const refused = error.kind === "application_refused"
    return { verdict: refused ? "refused" : "unknown", failure, request_id }
  }
}
