import { CheckCircleSolid, XCircleSolid } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { AmazonHomeResponse } from "../../../types"
import { useSalesChannelOptions } from "../../hooks/api/catalogue"
import { useWords } from "../../hooks/use-words"
import { Allowed } from "../allowed"

/** Before the first store: what will happen, what is needed, and the way in. */
export const EmptyHome = ({ application }: { application: AmazonHomeResponse["application"] }) => {
  const { t } = useWords()
  const { data: channels } = useSalesChannelOptions()
  const checks = [
    { key: "keys", done: application.configured },
    { key: "address", done: application.redirect_uri !== "" },
    // Nothing is said of the channels before they are known.
    ...(channels ? [{ key: "channel", done: channels.length > 0 } as const] : []),
  ] as const
  return (
    <Container className="p-0">
      <div className="mx-auto flex max-w-xl flex-col items-center gap-y-6 px-6 py-14 text-center">
        <div className="flex flex-col gap-y-3">
          <Heading level="h2">{t("empty.title")}</Heading>
          <ol className="text-ui-fg-subtle txt-small flex list-inside list-decimal flex-col gap-y-1.5 text-pretty text-left">
            <li>{t("empty.choose")}</li>
            <li>{t("empty.agree")}</li>
            <li>{t("empty.then")}</li>
          </ol>
        </div>
        {application.configured ? (
          <Allowed right="configure" orSay>
            <Button asChild>
              <Link to="/amazon/create">{t("empty.addFirst")}</Link>
            </Button>
          </Allowed>
        ) : (
          <Allowed right="configure" orSay>
            <Button asChild>
              <Link to="/settings/amazon/application/edit">{t("empty.keysFirst")}</Link>
            </Button>
          </Allowed>
        )}
        <Button size="small" variant="transparent" asChild>
          <Link to="/amazon/guide">{t("guide.open")}</Link>
        </Button>
        <ul className="flex flex-wrap justify-center gap-x-6 gap-y-2">
          {checks.map(({ key, done }) => (
            <li key={key} className="flex items-center gap-x-1.5">
              {done ? (
                <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon" />
              ) : (
                <XCircleSolid aria-hidden className="text-ui-tag-red-icon" />
              )}
              <Text size="small" className="text-ui-fg-subtle">
                {t(`empty.checks.${key}`, { context: done ? "done" : "lacking" })}
              </Text>
            </li>
          ))}
        </ul>
      </div>
    </Container>
  )
}
