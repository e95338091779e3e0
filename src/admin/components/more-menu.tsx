import { EllipsisHorizontal } from "@medusajs/icons"
import { ActionMenu } from "@medusajs/dashboard/components"
import { IconButton } from "@medusajs/ui"
import type { ComponentProps } from "react"

import { useWords } from "../hooks/use-words"

interface MoreMenuProps {
  /** What the menu acts on, for screen readers. */
  label: string
  groups: ComponentProps<typeof ActionMenu>["groups"]
}

/** The "⋯" menu, with a name. */
export const MoreMenu = ({ label, groups }: MoreMenuProps) => {
  const { t } = useWords()
  return (
    <ActionMenu groups={groups}>
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
