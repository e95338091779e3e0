import { Text } from "@medusajs/ui"

import type { RoleResult } from "../../../../types"
import { useFailureWords } from "../../../hooks/use-failure-words"
import { useWords } from "../../../hooks/use-words"
import { Details } from "../../details"
import { VerdictBadge } from "./verdict-badge"

/** One of Amazon's roles: whether it works, else why not and what to ask Amazon for. */
export const RoleRow = ({ role }: { role: RoleResult }) => {
  const { t, code } = useWords()
  const sentence = useSentence(role)
  return (
    <li className="flex min-w-0 flex-col gap-y-0.5">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span>{role.role}</span>
        <VerdictBadge verdict={role.verdict} />
        {!role.needed && (
          <span className="text-ui-fg-subtle">{t("applicationKeys.notNeededYet")}</span>
        )}
      </span>
      {sentence && (
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {sentence}
        </Text>
      )}
      {role.request_id && (
        <Details
          rows={[
            { label: t("applicationKeys.asked"), value: code("operations", role.operation) },
            { label: t("error.requestId"), value: role.request_id },
          ]}
        />
      )}
    </li>
  )
}

const useSentence = (role: RoleResult): string | null => {
  const { t, code } = useWords()
  const failureWords = useFailureWords()
  if (role.verdict === "refused") {
    return t("applicationKeys.askForRole", { roles: role.ask_for.join(" / ") })
  }
  if (role.not_tested) {
    return code("roleNotTested", role.not_tested)
  }
  return role.verdict === "unknown" ? failureWords(role.failure, null) : null
}
