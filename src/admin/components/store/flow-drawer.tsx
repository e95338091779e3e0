import { RouteDrawer } from "@medusajs/dashboard/components"
import { Button, Text } from "@medusajs/ui"

import { useSearchParams } from "react-router-dom"

import { useAmazonFlow, useRunAmazonFlows } from "../../hooks/api/flows"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { canRun } from "../../lib/can-run"
import { FLOW_KINDS, logOfStore } from "../../lib/log-period"
import { runWords } from "../../lib/run-words"
import { Allowed } from "../allowed"
import { ErrorBlock } from "../error-block"
import { LogLink } from "../log/log-link"
import { SectionSkeleton } from "../section-skeleton"
import { FlowError } from "./flow-error"
import { FlowFacts } from "./flow-facts"
import { FlowHistory } from "./flow-history"
import { FlowSwitch } from "./flow-switch"
import { FlowTrial } from "./flow-trial"
import { IntervalForm } from "./interval-form"

/** Runs on one page of the history. */
const RUNS = 10

/** One flow: its switch, how it stands, what a run would do, how often it runs, what it did. */
export const FlowDrawer = ({ storeId, flow }: { storeId: string; flow: string }) => {
  const { t, code } = useWords()
  const attempt = useAttempt()
  const [search, setSearch] = useSearchParams()
  const offset = Math.max(0, Math.floor(Number(search.get("runs")) || 0))
  const { data, error, refetch } = useAmazonFlow(storeId, flow, { limit: RUNS, offset })
  const run = useRunAmazonFlows(storeId)

  const onOffset = (to: number) => {
    setSearch((now) => {
      const next = new URLSearchParams(now)
      if (to > 0) {
        next.set("runs", String(to))
      } else {
        next.delete("runs")
      }
      return next
    })
  }
  const onRun = () =>
    attempt(
      () => run.mutateAsync([flow]),
      ([{ outcome }]) => runWords(t, outcome, code("flows", flow))
    )

  return (
    <>
      <RouteDrawer.Header>
        <RouteDrawer.Title>{code("flows", flow)}</RouteDrawer.Title>
        <RouteDrawer.Description>{code("flowTexts", flow)}</RouteDrawer.Description>
      </RouteDrawer.Header>
      <RouteDrawer.Body className="flex flex-col gap-y-8 overflow-y-auto">
        {data ? (
          <>
            {data.flow.blocked_by === "not_configured" && (
              <Text size="small">
                {code("refusals", "flow_not_configured", { flow: code("flows", flow) })}
              </Text>
            )}
            {data.flow.last_error && <FlowError error={data.flow.last_error} />}
            <FlowSwitch storeId={storeId} flow={data.flow} />
            <FlowFacts storeId={storeId} flow={data.flow} />
            <FlowTrial storeId={storeId} flow={data.flow} trial={data.trial} />
            <Allowed right="configure">
              <IntervalForm key={data.flow.interval} storeId={storeId} flow={data.flow} />
            </Allowed>
            <FlowHistory page={data} onOffset={onOffset} />
            <LogLink to={logOfStore(storeId, FLOW_KINDS[data.flow.id])} />
          </>
        ) : error ? (
          <ErrorBlock error={error} onRetry={() => refetch()} />
        ) : (
          <SectionSkeleton />
        )}
      </RouteDrawer.Body>
      <RouteDrawer.Footer>
        <RouteDrawer.Close asChild>
          <Button size="small" variant="secondary" type="button">
            {t("common.close")}
          </Button>
        </RouteDrawer.Close>
        <Allowed right="operate">
          <Button
            size="small"
            variant="secondary"
            type="button"
            isLoading={run.isPending}
            disabled={!data || !canRun(data.flow)}
            onClick={onRun}
          >
            {t("flow.runNow")}
          </Button>
        </Allowed>
      </RouteDrawer.Footer>
    </>
  )
}
