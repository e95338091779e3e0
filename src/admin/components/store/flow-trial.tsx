import { Spinner } from "@medusajs/icons"
import { Button, InlineTip, Text } from "@medusajs/ui"

import type { AmazonDataflowDto, TrialDto } from "../../../types"
import { useFailureWords } from "../../hooks/use-failure-words"
import { useTryFlow } from "../../hooks/use-try-flow"
import { useWords } from "../../hooks/use-words"
import { Allowed } from "../allowed"
import { Timestamp } from "../timestamp"
import { FlowCounts } from "./flow-counts"
import { TrialTable } from "./trial-table"

/** What a run would do: to be asked for, and what the last answer was. */
export const FlowTrial = ({
  storeId,
  flow,
  trial,
}: {
  storeId: string
  flow: AmazonDataflowDto
  trial: TrialDto | null
}) => {
  const { t, code } = useWords()
  const { onTry, isPending } = useTryFlow(storeId, flow)
  const running = trial?.outcome === "running"
  return (
    <section className="flex flex-col gap-y-3">
      <div className="flex items-start justify-between gap-x-4">
        <div className="flex flex-col">
          <Text as="div" size="small" weight="plus">
            <h3>{t("flowPage.trial")}</h3>
          </Text>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {flow.trial
              ? t("flowPage.trialHint")
              : code("refusals", "flow_without_trial", {
                  flow: code("flows", flow.id),
                })}
          </Text>
        </div>
        {flow.trial && (
          <Allowed right="operate">
            <Button
              size="small"
              variant="secondary"
              type="button"
              className="shrink-0"
              isLoading={isPending || running}
              onClick={onTry}
            >
              {trial ? t("flowPage.tryAgain") : t("flowPage.try")}
            </Button>
          </Allowed>
        )}
      </div>
      <div aria-live="polite">{trial && <Found trial={trial} />}</div>
    </section>
  )
}

const Found = ({ trial }: { trial: TrialDto }) => {
  const { t, number } = useWords()
  const failureWords = useFailureWords()
  if (trial.outcome === "failed") {
    return (
      <InlineTip variant="error" label={t("flowPage.trialFailed")}>
        {failureWords(trial.failure, trial.error)}
      </InlineTip>
    )
  }
  const shown = trial.rows.length
  return (
    <div className="flex flex-col gap-y-2">
      <Text as="div" size="small" className="text-ui-fg-subtle flex flex-wrap items-center gap-x-2">
        {trial.outcome === "running" ? (
          <>
            <Spinner aria-hidden className="animate-spin" />
            {t("flowPage.looking")}
          </>
        ) : (
          <Timestamp at={trial.started_at} />
        )}
        <FlowCounts counts={trial.counts} />
      </Text>
      {trial.outcome !== "running" && trial.total === 0 && (
        <Text size="small">{t("flowPage.trialNothing")}</Text>
      )}
      {shown > 0 && <TrialTable rows={trial.rows} />}
      {trial.total > shown && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("flowPage.trialFirst", { shown: number(shown), total: number(trial.total) })}
        </Text>
      )}
      {trial.outcome === "partial" && (
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t("flowPage.trialPartly")}
        </Text>
      )}
    </div>
  )
}
