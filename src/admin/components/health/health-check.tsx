import { Text } from "@medusajs/ui"

import type { HealthCheckDto } from "../../../types"
import { useHealthWords } from "../../hooks/use-health-words"
import { Timestamp } from "../timestamp"
import { HealthMark } from "./health-mark"
import { HealthRemedy } from "./health-remedy"

interface HealthCheckProps {
  check: HealthCheckDto
  onCheck?: () => void
  isChecking?: boolean
}

/** One check: mark, what was looked at and when, what was found, what to do. */
export const HealthCheck = ({ check, onCheck, isChecking }: HealthCheckProps) => {
  const words = useHealthWords()
  const { name, found, remedy, action } = words(check)
  return (
    <li className="flex gap-x-2 px-3 py-2.5">
      <HealthMark state={check.state} />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-y-1">
        <div className="flex w-full flex-wrap justify-between gap-x-3">
          <Text size="small" weight="plus">
            {name}
          </Text>
          {check.checked_at && (
            <Text size="xsmall" as="div" className="text-ui-fg-subtle">
              <Timestamp at={check.checked_at} />
            </Text>
          )}
        </div>
        <Text
          size="small"
          className="text-ui-fg-subtle text-pretty break-words [overflow-wrap:anywhere]"
        >
          {found}
        </Text>
        {remedy && (
          <Text size="small" className="text-pretty">
            {remedy}
          </Text>
        )}
        {check.remedy && action && (
          <HealthRemedy
            action={check.remedy.action}
            label={action}
            onCheck={onCheck}
            isChecking={isChecking}
          />
        )}
      </div>
    </li>
  )
}
