import { TriangleRightMini } from "@medusajs/icons"
import { Button, InlineTip, Input, Label } from "@medusajs/ui"

import type { PendingConnectionDto } from "../../../types"
import { useWords } from "../../hooks/use-words"

type Account = NonNullable<PendingConnectionDto["account"]>

interface OtherAccountProps {
  account: Account
  previous: NonNullable<Account["previous"]>
  typed: string
  onType: (typed: string) => void
  onSignInAgain: () => void
}

const SHOWN = 4
const short = (id: string) => `${id.slice(0, SHOWN)}…${id.slice(-SHOWN)}`

/** The permission came from another account than the store's: before, now, and what would be lost. */
export const OtherAccount = ({
  account,
  previous,
  typed,
  onType,
  onSignInAgain,
}: OtherAccountProps) => {
  const { t } = useWords()
  const naming = (one: { name: string | null; selling_partner_id: string }) =>
    [one.name, short(one.selling_partner_id)].filter(Boolean).join(" ")
  return (
    <div className="flex flex-col gap-y-4 px-6 py-4">
      <InlineTip variant="warning" label={t("check.otherTitle")} role="alert">
        {t("check.otherAccount", { old: naming(previous), new: naming(account) })}
      </InlineTip>
      {previous.listings + previous.orders > 0 && (
        <p className="txt-small text-pretty">
          {t("consent.belongs", {
            listings: t("consent.listings", { count: previous.listings }),
            orders: t("consent.orders", { count: previous.orders }),
          })}
        </p>
      )}
      <div className="flex flex-col items-start gap-y-2">
        <Button size="small" variant="secondary" type="button" onClick={onSignInAgain}>
          {t("consent.signInAgainAs", { account: previous.name ?? previous.selling_partner_id })}
        </Button>
        <p className="txt-small text-ui-fg-subtle text-pretty">{t("consent.signOutFirst")}</p>
      </div>
      <details className="group">
        <summary className="text-ui-fg-subtle txt-compact-small focus-visible:shadow-borders-focus flex w-fit cursor-pointer list-none items-center gap-x-1 rounded outline-none">
          <TriangleRightMini aria-hidden className="transition-transform group-open:rotate-90" />
          {t("consent.useOther", { account: account.name ?? account.selling_partner_id })}
        </summary>
        <div className="mt-3 flex flex-col gap-y-2">
          <p className="txt-small text-ui-fg-subtle text-pretty">{t("consent.useOtherHint")}</p>
          <Label size="small" weight="plus" htmlFor="amazon-other-account">
            {t("check.typeName", { store: previous.store_name })}
          </Label>
          <Input
            id="amazon-other-account"
            autoComplete="off"
            value={typed}
            onChange={(event) => onType(event.target.value)}
          />
        </div>
      </details>
    </div>
  )
}
