import { RouteDrawer } from "@medusajs/dashboard/components"
import { Button, Copy, InlineTip, Text } from "@medusajs/ui"

import type { AmazonLogEntryResponse } from "../../../types"
import { useAmazonLogEntry } from "../../hooks/api/log"
import { useFailureWords } from "../../hooks/use-failure-words"
import { useLogWords } from "../../hooks/use-log-words"
import { useWords } from "../../hooks/use-words"
import { DrawerFrame } from "../drawer-frame"
import { LogOutcome } from "./log-outcome"
import { LogFacts } from "./log-facts"
import { LogRelated } from "./log-related"

/** One call: what was said, whether Amazon accepted it, why not, and what to do. */
export const LogEntry = ({ id }: { id: string }) => {
  const { t } = useWords()
  return (
    <DrawerFrame
      title={t("log.entry")}
      description={t("log.entryHint")}
      query={useAmazonLogEntry(id)}
    >
      {(data) => <Content data={data} />}
    </DrawerFrame>
  )
}

const Content = ({ data: { entry, related } }: { data: AmazonLogEntryResponse }) => {
  const { t } = useWords()
  const sentence = useLogWords()
  const failureWords = useFailureWords()
  return (
    <>
      <RouteDrawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
        <div className="flex flex-col items-start gap-y-2">
          <LogOutcome outcome={entry.outcome} />
          <Text weight="plus">{sentence(entry)}</Text>
          {entry.subject && (
            <Text size="small" className="text-ui-fg-subtle break-all">
              {entry.subject}
            </Text>
          )}
        </div>
        {entry.failure && (
          <InlineTip
            variant={entry.outcome === "throttled" ? "warning" : "error"}
            label={t("log.why")}
          >
            {failureWords(entry.failure, entry.code)}
          </InlineTip>
        )}
        {entry.request_id && (
          <div className="flex flex-col gap-y-1">
            <Text size="small" weight="plus">
              {t("error.requestId")}
            </Text>
            <div className="flex items-center gap-x-2">
              <Text size="small" className="text-ui-fg-subtle break-all font-mono">
                {entry.request_id}
              </Text>
              <Copy content={entry.request_id} className="text-ui-fg-muted shrink-0" />
            </div>
            <Text size="xsmall" className="text-ui-fg-subtle">
              {t("log.requestIdHint")}
            </Text>
          </div>
        )}
        <LogFacts entry={entry} />
        {related.length > 0 && <LogRelated entries={related} />}
      </RouteDrawer.Body>
      <RouteDrawer.Footer>
        <RouteDrawer.Close asChild>
          <Button size="small" variant="secondary" type="button">
            {t("common.close")}
          </Button>
        </RouteDrawer.Close>
      </RouteDrawer.Footer>
    </>
  )
}
