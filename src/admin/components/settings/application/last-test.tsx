import { SectionRow } from "@medusajs/dashboard/components"
import { Text } from "@medusajs/ui"

import type { AmazonApplicationDto, ApplicationTestResult } from "../../../../types"
import { useFailureWords } from "../../../hooks/use-failure-words"
import { useWords } from "../../../hooks/use-words"
import { Details } from "../../details"
import { Timestamp } from "../../timestamp"
import { RoleRow } from "./role-row"
import { VerdictBadge } from "./verdict-badge"

/** What Amazon said when the connection was tested last: the keys, then each account's roles. */
export const LastTest = ({ application }: { application: AmazonApplicationDto }) => {
  const { t } = useWords()
  const { test } = application
  return (
    <SectionRow
      title={t("applicationKeys.lastTest")}
      value={
        test ? (
          <div className="flex min-w-0 flex-col gap-y-4">
            <Timestamp at={test.at} />
            <KeysVerdict keys={test.result.keys} />
            {test.result.accounts.map((account) => (
              <AccountRoles key={account.id} account={account} />
            ))}
            {test.result.accounts.length === 0 && test.result.keys.verdict !== "refused" && (
              <Text size="small" className="text-ui-fg-subtle text-pretty">
                {t("applicationKeys.rolesLater")}
              </Text>
            )}
          </div>
        ) : (
          t("applicationKeys.neverTested")
        )
      }
    />
  )
}

const KeysVerdict = ({ keys }: { keys: ApplicationTestResult["keys"] }) => {
  const { t } = useWords()
  const failureWords = useFailureWords()
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <span className="flex flex-wrap items-center gap-x-2">
        <span className="txt-compact-small-plus">{t("applicationKeys.title")}</span>
        <VerdictBadge verdict={keys.verdict} />
      </span>
      {keys.failure && (
        <Text size="small" className="text-pretty">
          {failureWords(keys.failure, null)}
        </Text>
      )}
      <Details rows={[{ label: t("error.requestId"), value: keys.request_id }]} />
    </div>
  )
}

const AccountRoles = ({ account }: { account: ApplicationTestResult["accounts"][number] }) => {
  const failureWords = useFailureWords()
  return (
    <div className="flex min-w-0 flex-col gap-y-2">
      <span className="txt-compact-small-plus break-all">
        {[account.name, account.selling_partner_id].filter(Boolean).join(" · ")}
      </span>
      {account.failure && (
        <Text size="small" className="text-pretty">
          {failureWords(account.failure, null)}
        </Text>
      )}
      <ul className="flex flex-col gap-y-2">
        {account.roles.map((role) => (
          <RoleRow key={role.role} role={role} />
        ))}
      </ul>
    </div>
  )
}
