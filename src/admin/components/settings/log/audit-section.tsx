import { Text } from "@medusajs/ui"

import type { AmazonAuditResponse } from "../../../../types"
import { useAmazonAudit } from "../../../hooks/api/log"
import { useRights } from "../../../hooks/api/rights"
import { useWords } from "../../../hooks/use-words"
import { Details } from "../../details"
import { Section } from "../../section"
import { SectionPending } from "../../section-pending"
import { Timestamp } from "../../timestamp"

type Entry = AmazonAuditResponse["entries"][number]

/** Words are found by names without dots. */
const NAMES: Record<string, string> = {
  "application.entered": "application_entered",
  "application.removed": "application_removed",
  "application.secret_added": "secret_added",
  "application.secret_asked_for": "secret_asked_for",
  "secrets.re_encrypted": "re_encrypted",
}

/** Who changed settings or secrets, or saw a buyer; for people who may set things themselves. */
export const AuditSection = () => {
  const { t } = useWords()
  const { may } = useRights()
  const allowed = may("configure")
  const { data, error, refetch } = useAmazonAudit(allowed)
  if (!allowed) {
    return null
  }
  if (!data) {
    return <SectionPending error={error} onRetry={() => refetch()} rows={4} />
  }
  return (
    <Section title={t("audit.title")}>
      {data.entries.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("audit.none")}
        </Text>
      ) : (
        <ol
          className="max-h-96 divide-y overflow-y-auto"
          tabIndex={0}
          aria-label={t("audit.title")}
        >
          {data.entries.map((entry) => (
            <Row key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
    </Section>
  )
}

const Row = ({ entry }: { entry: Entry }) => {
  const { t, code } = useWords()
  const { by, parameters, subject, what } = entry
  const hasParameters = Object.keys(parameters).length > 0
  return (
    <li className="grid grid-cols-1 gap-x-4 gap-y-1 px-6 py-3 md:grid-cols-[140px_1fr]">
      <span className="txt-small text-ui-fg-subtle">
        <Timestamp at={entry.at} variant="short" />
      </span>
      <div className="flex min-w-0 flex-col gap-y-1.5">
        <Text size="small">
          {code("auditWhat", NAMES[what] ?? what)}
          <span className="text-ui-fg-subtle">
            {" · "}
            {by ? (by.name ?? by.id) : t("audit.itself")}
          </span>
        </Text>
        <Details
          rows={[
            { label: t("audit.subject"), value: subject },
            {
              label: t("audit.parameters"),
              value: hasParameters ? JSON.stringify(parameters) : null,
            },
          ]}
        />
      </div>
    </li>
  )
}
