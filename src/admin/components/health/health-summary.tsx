import { SectionRow } from "@medusajs/dashboard/components"
import { Link } from "react-router-dom"

import type { HealthState } from "../../../types"
import { useAmazonHealth } from "../../hooks/api/health"
import { useWords } from "../../hooks/use-words"
import { HealthMark } from "./health-mark"

const GRAVEST: HealthState[] = ["fail", "warn", "unknown", "ok"]

/** How many checks of a store are fine, with the way to all of them. */
export const HealthSummary = ({ storeId }: { storeId: string }) => {
  const { t, number } = useWords()
  const { data } = useAmazonHealth(storeId)
  const worst = GRAVEST.find((state) => data?.checks.some((check) => check.state === state))
  return (
    <SectionRow
      title={t("health.title")}
      value={
        <span className="flex flex-wrap items-start gap-x-2 gap-y-1">
          {data && worst && (
            <span className="flex items-start gap-x-1.5">
              <HealthMark state={worst} />
              {t("health.fine", { fine: number(data.fine), total: number(data.total) })}
            </span>
          )}
          <Link
            to={`/amazon/stores/${storeId}/health`}
            className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
          >
            {t("health.see")}
          </Link>
        </span>
      }
    />
  )
}
