import { InlineTip } from "@medusajs/ui"

import type { PendingConnectionDto } from "../../../types"
import { useWords } from "../../hooks/use-words"

/** The permission came from another account than the store's. */
export const OtherAccountWarning = ({
  account,
}: {
  account: NonNullable<PendingConnectionDto["account"]>
}) => {
  const { t } = useWords()
  return (
    <InlineTip variant="warning" label={t("check.otherTitle")} role="alert">
      {t("check.otherAccount", {
        old: account.previous_selling_partner_id,
        new: account.selling_partner_id,
      })}
    </InlineTip>
  )
}
