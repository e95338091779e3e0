import { Text } from "@medusajs/ui"

import type { DataflowRunDto } from "../../../types"
import { useFailureWords } from "../../hooks/use-failure-words"
import { useWords } from "../../hooks/use-words"
import { RUN_COUNTS } from "../../lib/codes"
import { formatDuration } from "../../lib/format-time"
import { CodeBadge } from "../code-badge"
import { Details } from "../details"
import { Timestamp } from "../timestamp"

const COLOURS = {
  running: "blue",
  succeeded: "green",
  partial: "orange",
  failed: "red",
} as const

/** The last runs of a flow with what they did. */
export const FlowHistory = ({ runs }: { runs: DataflowRunDto[] }) => {
  const { t } = useWords()
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
    </section>
  )
}

/** In the order in which it happens; what we do not know comes last. */
const place = (count: string) => {
  const index = RUN_COUNTS.indexOf(count)
  return index < 0 ? RUN_COUNTS.length : index
}

const Run = ({ run }: { run: DataflowRunDto }) => {
  const { t, code, number, locale } = useWords()
  const failureWords = useFailureWords()
  const counts = Object.entries(run.counts)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => place(a) - place(b))
  const seconds = run.finished_at
    ? (Date.parse(run.finished_at) - Date.parse(run.started_at)) / 1000
    : null
  return (
    <li className="flex flex-col gap-y-1.5 px-3 py-2">
      <div className="txt-small flex items-center justify-between gap-x-4">
        <CodeBadge group="runOutcome" value={run.outcome} colours={COLOURS} />
        <span className="text-ui-fg-subtle">
          <Timestamp at={run.started_at} />
          {seconds !== null && ` · ${formatDuration(seconds, locale)}`}
        </span>
      </div>
      {(counts.length > 0 || !run.failure) && (
        <Text size="small" className="text-ui-fg-subtle">
          {counts.length > 0
            ? counts.map(([name, count]) => `${code("counts", name)}: ${number(count)}`).join(" · ")
            : t("flow.nothingToDo")}
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
