import { CheckCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"

import { useAmazonProblems } from "../../hooks/api/problems"
import { useWords } from "../../hooks/use-words"
import { SEVERITIES } from "../../lib/codes"
import { PageLayout } from "../page-layout"
import { ProblemRow } from "../problem-row"
import { Section } from "../section"
import { SectionPending } from "../section-pending"
import { Timestamp } from "../timestamp"

/** What must a person do, in which order: by weight, then by age. */
export const Problems = () => {
  const { t } = useWords()
  const { data, error, refetch, dataUpdatedAt } = useAmazonProblems()
  const sorted = [...(data?.problems ?? [])].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      a.first_seen_at.localeCompare(b.first_seen_at)
  )
  const content = !data ? (
    <SectionPending error={error} onRetry={() => refetch()} rows={5} />
  ) : (
    <Section title={t("menu.problems")} level="h1">
      {sorted.length === 0 ? (
        <div className="flex flex-col items-center gap-y-1 px-6 py-12" role="status">
          <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon mb-2" />
          <Text size="small" weight="plus">
            {t("problemList.none")}
          </Text>
          <Text as="div" size="small" className="text-ui-fg-subtle">
            {t("problemList.lastCheck")} <Timestamp at={new Date(dataUpdatedAt).toISOString()} />
          </Text>
        </div>
      ) : (
        <ul className="divide-y">
          {sorted.map((problem) => (
            <ProblemRow key={problem.id} problem={problem} />
          ))}
        </ul>
      )}
    </Section>
  )
  return <PageLayout id="problems" main={[{ id: "problem-list", content }]} />
}
