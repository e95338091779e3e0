import { SectionRow } from "@medusajs/dashboard/components"
import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { AmazonApplicationDto } from "../../../../types"
import { useAmazonApplication } from "../../../hooks/api/application"
import { useWords } from "../../../hooks/use-words"
import { Allowed } from "../../allowed"
import { CodeBadge } from "../../code-badge"
import { Section } from "../../section"
import { SectionPending } from "../../section-pending"
import { ApplicationMenu } from "./application-menu"
import { ApplicationOptions } from "./application-options"
import { ApplicationSecrets } from "./application-secrets"
import { CopyText } from "./copy-text"
import { LastTest } from "./last-test"
import { TestConnection } from "./test-connection"

const SOURCE_COLOURS = { options: "grey", form: "grey" } as const

/** Which application of Amazon's the shop speaks for, how long its secret lives, what it may do. */
export const ApplicationKeys = () => {
  const { data, error, refetch } = useAmazonApplication()
  return data ? (
    <Keys application={data.application} />
  ) : (
    <SectionPending error={error} onRetry={() => refetch()} rows={5} />
  )
}

const Keys = ({ application }: { application: AmazonApplicationDto }) => {
  const { t } = useWords()
  const { source } = application
  return (
    <Section
      title={t("applicationKeys.title")}
      actions={
        source && (
          <>
            <CodeBadge group="applicationSource" value={source} colours={SOURCE_COLOURS} />
            <TestConnection />
            <ApplicationMenu application={application} />
          </>
        )
      }
    >
      {source ? <Known application={application} /> : <Unknown />}
      <Addresses application={application} />
      <ApplicationOptions application={application} />
    </Section>
  )
}

const Unknown = () => {
  const { t } = useWords()
  return (
    <div className="flex flex-col items-start gap-y-3 px-6 py-4">
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {t("applicationKeys.none")}
      </Text>
      <Allowed right="configure" orSay>
        <Button size="small" asChild>
          <Link to="/settings/amazon/application/edit">{t("applicationKeys.enter")}</Link>
        </Button>
      </Allowed>
    </div>
  )
}

const Known = ({ application }: { application: AmazonApplicationDto }) => {
  const { t } = useWords()
  return (
    <>
      <SectionRow
        title={t("applicationKeys.applicationId")}
        value={
          <span className="flex min-w-0 flex-col gap-y-1">
            <CopyText text={application.application_id ?? "–"} />
            {application.draft && (
              <Text size="small" className="text-ui-fg-subtle">
                {t("applicationKeys.isDraft")}
              </Text>
            )}
          </span>
        }
      />
      <SectionRow
        title={t("applicationKeys.clientId")}
        value={<CopyText text={application.client_id ?? "–"} />}
      />
      <ApplicationSecrets application={application} />
      <LastTest application={application} />
    </>
  )
}

const Addresses = ({ application }: { application: AmazonApplicationDto }) => {
  const { t } = useWords()
  return (
    <>
      <SectionRow
        title={t("applicationKeys.redirectUri")}
        value={<CopyText text={application.redirect_uri} />}
      />
      <SectionRow
        title={t("applicationKeys.loginUri")}
        value={<CopyText text={application.login_uri} />}
      />
    </>
  )
}
