import { ExclamationCircleSolid } from "@medusajs/icons"
import { Button, Code, Container, Copy, Heading, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { AmazonHomeResponse } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { Allowed } from "../allowed"

/** What is missing before any store can be connected, and how it is set. */
export const ApplicationNotice = ({
  application,
}: {
  application: AmazonHomeResponse["application"]
}) => {
  const { t } = useWords()
  return (
    <Container className="divide-y p-0" role="alert">
      <div className="flex items-center gap-x-2 px-6 py-4">
        <ExclamationCircleSolid aria-hidden className="text-ui-tag-orange-icon shrink-0" />
        <Heading level="h2">{t("application.title")}</Heading>
      </div>
      {application.missing.includes("encryptionKeys") && (
        <div className="flex flex-wrap items-center gap-2 px-6 py-4">
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("application.askTechnician")}
          </Text>
          <Code>encryptionKeys</Code>
        </div>
      )}
      {application.missing.includes("application") && (
        <div className="flex flex-col items-start gap-y-3 px-6 py-4">
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("application.enterText")}
          </Text>
          <Allowed right="configure" orSay>
            <Button size="small" variant="secondary" asChild>
              <Link to="/settings/amazon/application/edit">{t("application.enterKeys")}</Link>
            </Button>
          </Allowed>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-2 px-6 py-4">
        <Text size="small" weight="plus">
          {t("application.redirectUri")}
        </Text>
        <Code className="max-w-full truncate">{application.redirect_uri}</Code>
        <Copy content={application.redirect_uri} className="text-ui-fg-muted" />
      </div>
    </Container>
  )
}
