import { SectionRow } from "@medusajs/dashboard/components"
import { StatusBadge, Text } from "@medusajs/ui"

import { useAmazonMonitoring } from "../../../hooks/api/log"
import { useWords } from "../../../hooks/use-words"
import { Section } from "../../section"
import { SectionPending } from "../../section-pending"
import { CopyText } from "../application/copy-text"

/** Addresses for monitors, whether they may see more, and what to be woken for. */
export const MonitoringSection = () => {
  const { t } = useWords()
  const { data, error, refetch } = useAmazonMonitoring()
  if (!data) {
    return <SectionPending error={error} onRetry={() => refetch()} rows={3} />
  }
  const alerts = [
    t("monitoring.alertHealth"),
    t("monitoring.alertLate"),
    t("monitoring.alertAccess"),
    t("monitoring.alertProblems"),
  ]
  return (
    <Section
      title={t("monitoring.title")}
      actions={
        <StatusBadge color={data.token_set ? "green" : "grey"}>
          {data.token_set ? t("monitoring.tokenSet") : t("monitoring.tokenMissing")}
        </StatusBadge>
      }
    >
      {!data.token_set && (
        <Text size="small" className="text-ui-fg-subtle text-pretty px-6 py-4">
          {t("monitoring.tokenHint")}
        </Text>
      )}
      <SectionRow title={t("monitoring.health")} value={<CopyText text={data.health_url} />} />
      <SectionRow title={t("monitoring.metrics")} value={<CopyText text={data.metrics_url} />} />
      <div className="flex flex-col gap-y-2 px-6 py-4">
        <Text size="small" weight="plus">
          {t("monitoring.alerts")}
        </Text>
        <ul className="txt-small text-ui-fg-subtle list-disc pl-5">
          {alerts.map((alert) => (
            <li key={alert}>{alert}</li>
          ))}
        </ul>
      </div>
    </Section>
  )
}
