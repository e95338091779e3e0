import { ClockSolid } from "@medusajs/icons"

import { useWords } from "../../hooks/use-words"

/** A figure is older than its target. */
export const FlowLate = () => {
  const { t } = useWords()
  return (
    <span className="text-ui-tag-orange-text flex shrink-0 items-center gap-x-1 whitespace-nowrap">
      <ClockSolid aria-hidden />
      {t("flow.late")}
    </span>
  )
}
