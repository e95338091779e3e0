import { LockClosedSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"

import type { AmazonRight } from "../../types"
import { useWords } from "../hooks/use-words"

/** Instead of what a person has no right to: which right to ask for. */
export const NotAllowed = ({ right }: { right: AmazonRight }) => {
  const { code } = useWords()
  return (
    <div role="status" className="flex items-center gap-x-2 px-6 py-4">
      <LockClosedSolid aria-hidden className="text-ui-fg-muted shrink-0" />
      <Text size="small" className="text-pretty">
        {code("askForRight", right)}
      </Text>
    </div>
  )
}
