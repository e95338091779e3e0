import { SectionRow } from "@medusajs/dashboard/components"
import { Button, Text } from "@medusajs/ui"

import { useAmazonNotices, useTestAmazonNotices } from "../../../hooks/api/notices"
import { useAttempt } from "../../../hooks/use-attempt"
import { useWords } from "../../../hooks/use-words"
import { Allowed } from "../../allowed"
import { EditMenu } from "../../edit-menu"
import { Section } from "../../section"
import { SectionPending } from "../../section-pending"
import { NoticeWays } from "./notice-ways"

/** Who is told of what, in which language, and a try of it. */
export const NoticesSettings = () => {
  const { t, code } = useWords()
  const attempt = useAttempt()
  const query = useAmazonNotices()
  const test = useTestAmazonNotices()
  if (!query.data) {
    return <SectionPending error={query.error} onRetry={() => query.refetch()} />
  }
  const { notices } = query.data
  return (
    <Section
      title={t("notices.title")}
      actions={
        <>
          <Allowed right="operate">
            <Button
              size="small"
              variant="secondary"
              type="button"
              isLoading={test.isPending}
              onClick={() => attempt(() => test.mutateAsync(), t("notices.tested"))}
            >
              {t("notices.test")}
            </Button>
          </Allowed>
          <EditMenu label={t("notices.title")} to="/settings/amazon/notices/edit" />
        </>
      }
    >
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {t("notices.hint")} {!notices.email_available && t("notices.noEmail")}
      </Text>
      <SectionRow title={t("notices.language")} value={code("languages", notices.language)} />
      <NoticeWays notices={notices} />
      <SectionRow
        title={t("notices.addresses")}
        value={
          notices.addresses.length ? (
            <span className="break-all">{notices.addresses.join(", ")}</span>
          ) : (
            t("notices.storesOnly")
          )
        }
      />
    </Section>
  )
}
