import { clx, StatusBadge } from "@medusajs/ui"
import type { ComponentProps } from "react"

import { useWords } from "../hooks/use-words"

interface CodeBadgeProps<Code extends string> {
  /** The group of texts that has the code's word. */
  group: string
  value: Code
  colours: Record<Code, ComponentProps<typeof StatusBadge>["color"]>
  className?: string
}

/** A state in a word and a colour; grey when it is one we do not know. */
export const CodeBadge = <Code extends string>({
  group,
  value,
  colours,
  className,
}: CodeBadgeProps<Code>) => {
  const { code } = useWords()
  return (
    <StatusBadge color={colours[value] ?? "grey"} className={clx("text-nowrap", className)}>
      {code(group, value)}
    </StatusBadge>
  )
}
