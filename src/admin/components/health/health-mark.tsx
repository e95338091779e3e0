import {
  CheckCircleSolid,
  CircleDottedLine,
  ExclamationCircleSolid,
  XCircleSolid,
} from "@medusajs/icons"

import type { HealthState } from "../../../types"
import { useWords } from "../../hooks/use-words"

const MARKS = {
  ok: { Icon: CheckCircleSolid, colour: "text-ui-tag-green-icon" },
  warn: { Icon: ExclamationCircleSolid, colour: "text-ui-tag-orange-icon" },
  fail: { Icon: XCircleSolid, colour: "text-ui-tag-red-icon" },
  unknown: { Icon: CircleDottedLine, colour: "text-ui-fg-muted" },
} as const

/** ✓ ! ✕ or a dotted circle, with the word for who does not see it. */
export const HealthMark = ({ state }: { state: HealthState }) => {
  const { code } = useWords()
  const { Icon, colour } = MARKS[state]
  return (
    <>
      <Icon aria-hidden className={`${colour} mt-0.5 shrink-0`} />
      <span className="sr-only">{code("healthStates", state)}</span>
    </>
  )
}
