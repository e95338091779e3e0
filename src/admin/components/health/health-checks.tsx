import { Text } from "@medusajs/ui"

import type { HealthCheckDto, HealthState } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { HealthCheck } from "./health-check"

/** What needs somebody first. */
const ORDER: HealthState[] = ["fail", "warn", "unknown", "ok"]

interface HealthChecksProps {
  checks: HealthCheckDto[]
  onCheck?: () => void
  isChecking?: boolean
}

/** Every check, by how it stands. */
export const HealthChecks = ({ checks, onCheck, isChecking }: HealthChecksProps) => {
  const { code } = useWords()
  return ORDER.map((state) => {
    const own = checks.filter((check) => check.state === state)
    return own.length === 0 ? null : (
      <section key={state} className="flex flex-col gap-y-2">
        <Text as="div" size="small" weight="plus">
          <h3>{`${code("healthGroups", state)} · ${own.length}`}</h3>
        </Text>
        <ul className="border-ui-border-base divide-y rounded-lg border">
          {own.map((check) => (
            <HealthCheck
              key={`${check.id}/${check.subject ?? ""}`}
              check={check}
              onCheck={onCheck}
              isChecking={isChecking}
            />
          ))}
        </ul>
      </section>
    )
  })
}
