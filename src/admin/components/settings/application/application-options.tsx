import { CheckCircleSolid, TriangleRightMini, XCircle } from "@medusajs/icons"
import { Code, Text } from "@medusajs/ui"

import type { AmazonApplicationDto } from "../../../../types"
import { useWords } from "../../../hooks/use-words"

/** For a technician: by which options and variables the deployment can set the keys. */
export const ApplicationOptions = ({ application }: { application: AmazonApplicationDto }) => {
  const { t } = useWords()
  return (
    <details className="group px-6 py-4">
      <summary className="text-ui-fg-subtle txt-compact-small focus-visible:shadow-borders-focus flex w-fit cursor-pointer list-none items-center gap-x-1 rounded outline-none">
        <TriangleRightMini aria-hidden className="transition-transform group-open:rotate-90" />
        {t("applicationKeys.byDeployment")}
      </summary>
      <div className="mt-3 flex flex-col gap-y-3">
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t("applicationKeys.byDeploymentText")}
        </Text>
        <ul className="flex flex-col gap-y-2">
          {application.options.map(({ option, variable, set }) => (
            <li key={option} className="flex flex-wrap items-center gap-x-2 gap-y-1">
              {set ? (
                <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon shrink-0" />
              ) : (
                <XCircle aria-hidden className="text-ui-fg-muted shrink-0" />
              )}
              <Code>{option}</Code>
              <Code>{variable}</Code>
              <Text size="small" className="text-ui-fg-subtle">
                {set ? t("applicationKeys.set") : t("applicationKeys.notSet")}
              </Text>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}
