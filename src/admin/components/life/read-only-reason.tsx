import type { ReadOnlyDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { formatDate } from "../../lib/format-time"

/** Why nothing goes to Amazon. */
export const ReadOnlyReason = ({ state }: { state: ReadOnlyDto }) => {
  const { t, locale } = useWords()
  if (state.why === "other_installation") {
    const named = state.accounts.find(({ connected_by }) => connected_by)
    return (
      <>
        {t("readOnly.otherInstallation", {
          old: named?.connected_by ?? "–",
          new: state.installation ?? "–",
        })}
      </>
    )
  }
  return (
    <>
      {state.by && state.since
        ? t("readOnly.byHand", { name: state.by, date: formatDate(state.since, locale) })
        : t("readOnly.byHandUnknown")}
    </>
  )
}
