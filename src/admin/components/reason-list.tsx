import { Text } from "@medusajs/ui"

import type { ReasonDto } from "../../types"
import { useWords } from "../hooks/use-words"

/** How a quantity came about: each reason and the quantity after it. */
export const ReasonList = ({ reasons }: { reasons: ReasonDto[] }) => {
  const { code, number } = useWords()
  return (
    <ol className="flex flex-col gap-y-1.5">
      {reasons.map((reason, index) => (
        <li key={`${reason.code}-${index}`} className="flex items-baseline justify-between gap-x-6">
          <Text size="small" className="text-ui-fg-subtle">
            {code("reasons", reason.code, reason.parameters)}
          </Text>
          <Text size="small" weight="plus" className="tabular-nums">
            {reason.result === null ? "–" : number(reason.result)}
          </Text>
        </li>
      ))}
    </ol>
  )
}
