import { SectionRow } from "@medusajs/dashboard/components"
import { CheckCircleSolid, ExclamationCircle, MinusMini } from "@medusajs/icons"
import { Copy } from "@medusajs/ui"

import type { PendingConnectionDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { formatDate } from "../../lib/format-time"

type Account = NonNullable<PendingConnectionDto["account"]>

/** Who it is, which plan, until when, and what we may do. */
export const AccountFacts = ({ account }: { account: Account }) => {
  const { t, code, locale } = useWords()
  return (
    <>
      <SectionRow
        title={t("check.account")}
        value={
          <span className="flex min-w-0 flex-wrap items-center gap-x-2">
            {account.name && <span>{account.name}</span>}
            <span className="flex items-center gap-x-1 font-mono">
              {account.selling_partner_id}
              <Copy content={account.selling_partner_id} />
            </span>
          </span>
        }
      />
      <SectionRow title={t("check.region")} value={t(`regions.${account.region}`)} />
      <SectionRow
        title={t("consent.plan")}
        value={
          account.selling_plan
            ? code("sellingPlans", account.selling_plan)
            : t("consent.planUnknown")
        }
      />
      <SectionRow
        title={t("check.permissionUntil")}
        value={
          account.expires_at ? formatDate(account.expires_at, locale) : t("consent.noYearlyRenewal")
        }
      />
      {account.roles.length > 0 && (
        <SectionRow title={t("consent.weMay")} value={<Roles roles={account.roles} />} />
      )}
    </>
  )
}

const Roles = ({ roles }: { roles: Account["roles"] }) => {
  const { code } = useWords()
  return (
    <ul className="flex flex-col gap-y-1">
      {roles
        .filter(({ needed }) => needed)
        .map(({ role, verdict }) => (
          <li key={role} className="flex items-start gap-x-1.5">
            <span className="mt-0.5 shrink-0">
              {verdict === "works" ? (
                <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon" />
              ) : verdict === "refused" ? (
                <ExclamationCircle aria-hidden className="text-ui-tag-orange-icon" />
              ) : (
                <MinusMini aria-hidden className="text-ui-fg-muted" />
              )}
            </span>
            <span>
              {role}: {code("roleSights", verdict)}
            </span>
          </li>
        ))}
    </ul>
  )
}
