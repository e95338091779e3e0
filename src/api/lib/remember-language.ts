import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { noticeLanguages, type NoticeLanguage } from "../../types"
import { amazonOf } from "./request"

/** The language the caller reads; null for one that notices are not written in. */
const languageOf = (req: AuthenticatedMedusaRequest): NoticeLanguage | null => {
  const asked = (req.get("accept-language") ?? "").slice(0, 2).toLowerCase()
  return noticeLanguages.find((language) => language === asked) ?? null
}

/** Notices speak the language of whoever added the first store, until somebody chooses another. */
export const rememberLanguage = async (req: AuthenticatedMedusaRequest): Promise<void> => {
  const amazon = amazonOf(req)
  const language = languageOf(req)
  if (language && !(await amazon.settings.read("notices")).language) {
    await amazon.settings.change("notices", { language }, req.auth_context.actor_id)
  }
}
