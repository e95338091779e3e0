import { RouteDrawer } from "@medusajs/dashboard/components"
import { Button, Text } from "@medusajs/ui"

import { useAmazonFlow, useRunAmazonFlows } from "../../hooks/api/flows"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { canRun } from "../../lib/can-run"
import { runWords } from "../../lib/run-words"
import { Allowed } from "../allowed"
import { ErrorBlock } from "../error-block"
import { SectionSkeleton } from "../section-skeleton"
import { FlowError } from "./flow-error"
import { FlowHistory } from "./flow-history"
import { IntervalForm } from "./interval-form"

/** One flow: what it does, how often, its last runs. */
export const FlowDrawer = ({ storeId, flow }: { storeId: string; flow: string }) => {
  const { t, code } = useWords()
  const attempt = useAttempt()
  const { data, error, refetch } = useAmazonFlow(storeId, flow)
  const run = useRunAmazonFlows(storeId)

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
            <Allowed right="configure">
              <IntervalForm key={data.flow.interval} storeId={storeId} flow={data.flow} />
            </Allowed>
            <FlowHistory runs={data.runs} />
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
