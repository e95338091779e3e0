import { EllipsisHorizontal } from "@medusajs/icons"
import { ActionMenu, type Action } from "@medusajs/dashboard/components"
import { IconButton } from "@medusajs/ui"

import type { AmazonRight } from "../../types"
import { useRights } from "../hooks/api/rights"
import { useWords } from "../hooks/use-words"

/** An action that only people with the right are offered; without one, everybody. */
export type RightfulAction = Action & { right?: AmazonRight }

interface MoreMenuProps {
  /** What the menu acts on, for screen readers. */
  label: string
  groups: { actions: RightfulAction[] }[]
}

/** The "⋯" menu, with a name; not drawn when nothing of it is allowed. */
export const MoreMenu = ({ label, groups }: MoreMenuProps) => {
  const { t } = useWords()
  const { may } = useRights()
  const allowed = groups
    .map(({ actions }) => ({
      actions: actions
        .filter(({ right }) => !right || may(right))
        .map(({ right: _right, ...action }) => action as Action),
    }))
    .filter(({ actions }) => actions.length > 0)
  if (allowed.length === 0) {
    return null
  }
  return (
    <ActionMenu groups={allowed}>
      <IconButton
        size="small"
        variant="transparent"
        type="button"
        aria-label={t("common.moreFor", { name: label })}
      >
        <EllipsisHorizontal />
      </IconButton>
    </ActionMenu>
  )
}
