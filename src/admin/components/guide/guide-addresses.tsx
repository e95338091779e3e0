import { Code, Copy, Text } from "@medusajs/ui"

import type { AmazonGuideResponse } from "../../../types"
import { useWords } from "../../hooks/use-words"

/** What is registered at Amazon, ready to copy. */
export const GuideAddresses = ({ guide }: { guide: AmazonGuideResponse }) => {
  const { t } = useWords()
  const rows = [
    { label: t("guide.redirectUri"), uri: guide.redirect_uri },
    { label: t("guide.loginUri"), uri: guide.login_uri },
  ]
  return (
    <dl className="flex w-full flex-col gap-y-2">
      {rows.map(({ label, uri }) => (
        <div key={label} className="flex flex-col gap-y-1">
          <Text as="div" size="small" weight="plus">
            <dt>{label}</dt>
          </Text>
          <dd className="flex min-w-0 items-center gap-x-2">
            <Code className="min-w-0 truncate">{uri}</Code>
            <Copy content={uri} className="text-ui-fg-muted shrink-0" />
          </dd>
        </div>
      ))}
    </dl>
  )
}
