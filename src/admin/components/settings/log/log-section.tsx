import { SectionRow } from "@medusajs/dashboard/components"
import { Link } from "react-router-dom"

import { useAmazonLogSettings } from "../../../hooks/api/log"
import { useWords } from "../../../hooks/use-words"
import { EditMenu } from "../../edit-menu"
import { Section } from "../../section"
import { SectionPending } from "../../section-pending"

/** How long what was said to Amazon is kept. */
export const LogSection = () => {
  const { t } = useWords()
  const { data, error, refetch } = useAmazonLogSettings()
  if (!data) {
    return <SectionPending error={error} onRetry={() => refetch()} rows={2} />
  }
  return (
    <Section
      title={t("menu.log")}
      actions={
        <>
          <Link
            to="/amazon/log"
            className="txt-compact-small text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
          >
            {t("log.show")}
          </Link>
          <EditMenu label={t("menu.log")} to="/settings/amazon/log/edit" />
        </>
      }
    >
      <SectionRow title={t("log.entries")} value={t("log.daysKept", { count: data.days })} />
      <SectionRow
        title={t("log.ownWords")}
        value={t("log.daysKept", { count: data.raw_answers_days })}
      />
    </Section>
  )
}
