import { Badge, Button, Text } from "@medusajs/ui"

import type { AmazonDataflowResponse, DataflowRunDto } from "../../../types"
import { useFailureWords } from "../../hooks/use-failure-words"
import { useWords } from "../../hooks/use-words"
import { formatDuration } from "../../lib/format-time"
import { CodeBadge } from "../code-badge"
import { Details } from "../details"
import { Timestamp } from "../timestamp"
import { FlowCounts } from "./flow-counts"

const COLOURS = {
  running: "blue",
  succeeded: "green",
  partial: "orange",
  failed: "red",
} as const

interface FlowHistoryProps {
  page: Pick<AmazonDataflowResponse, "runs" | "count" | "limit" | "offset">
  onOffset: (offset: number) => void
}

/** The runs of a flow with what they did, the latest first. */
export const FlowHistory = ({ page, onOffset }: FlowHistoryProps) => {
  const { t, number } = useWords()
  const { runs, count, limit, offset } = page
  return (
    <section className="flex flex-col gap-y-2">
      <Text as="div" size="small" weight="plus">
        <h3>{t("flow.lastRuns")}</h3>
      </Text>
      {runs.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("flow.noRuns")}
        </Text>
      ) : (
        <ol className="border-ui-border-base divide-y rounded-lg border">
          {runs.map((run) => (
            <Run key={run.id} run={run} />
          ))}
        </ol>
      )}
      {count > limit && (
        <div className="flex items-center justify-between gap-x-4">
          <Text size="small" className="text-ui-fg-subtle tabular-nums">
            {t("flowPage.page", {
              from: number(offset + 1),
              to: number(offset + runs.length),
              total: number(count),
            })}
          </Text>
          <div className="flex gap-x-2">
            <Button
              size="small"
              variant="transparent"
              type="button"
              disabled={offset === 0}
              onClick={() => onOffset(Math.max(0, offset - limit))}
            >
              {t("table.previous")}
            </Button>
            <Button
              size="small"
              variant="transparent"
              type="button"
              disabled={offset + limit >= count}
              onClick={() => onOffset(offset + limit)}
            >
              {t("table.next")}
            </Button>
          </div>
        </div>
      )}
    </section>
  )
}

/** Shorter waits are no news. */
const TOLD_MILLISECONDS = 1_000

const Run = ({ run }: { run: DataflowRunDto }) => {
  const { t, locale } = useWords()
  const failureWords = useFailureWords()
  const counted = Object.values(run.counts).some((count) => count > 0)
  const seconds = run.finished_at
    ? (Date.parse(run.finished_at) - Date.parse(run.started_at)) / 1000
    : null
  return (
    <li className="flex flex-col gap-y-1.5 px-3 py-2">
      <div className="txt-small flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="flex items-center gap-x-2">
          <CodeBadge group="runOutcome" value={run.outcome} colours={COLOURS} />
          {run.dry_run && <Badge size="2xsmall">{t("flowPage.trial")}</Badge>}
        </span>
        <span className="text-ui-fg-subtle">
          <Timestamp at={run.started_at} />
          {seconds !== null && ` · ${formatDuration(seconds, locale)}`}
        </span>
      </div>
      {(counted || !run.failure) && (
        <Text size="small" className="text-ui-fg-subtle">
          {counted ? <FlowCounts counts={run.counts} /> : t("flow.nothingToDo")}
        </Text>
      )}
      {run.waited_ms !== null && run.waited_ms >= TOLD_MILLISECONDS && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("flowPage.waited", { time: formatDuration(run.waited_ms / 1000, locale) })}
        </Text>
      )}
      {run.outcome === "partial" && !run.dry_run && (
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t("flowPage.partly")}
        </Text>
      )}
      {run.failure && (
        <Text size="small" className="text-pretty">
          {failureWords(run.failure, run.error)}
        </Text>
      )}
      <Details rows={[{ label: t("error.answer"), value: run.error }]} />
    </li>
  )
}
