import { PencilSquare } from "@medusajs/icons"

import { useWords } from "../hooks/use-words"
import { MoreMenu } from "./more-menu"

/** The "⋯" menu of a card whose rows are edited in a drawer. */
export const EditMenu = ({ label, to }: { label: string; to: string }) => {
  const { t } = useWords()
  return (
    <MoreMenu
      label={label}
      groups={[
        { actions: [{ icon: <PencilSquare />, label: t("common.edit"), to, right: "configure" }] },
      ]}
    />
  )
}
