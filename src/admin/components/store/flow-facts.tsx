import type { ReactNode } from "react"

import type { AmazonDataflowDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { formatDuration } from "../../lib/format-time"
import { Timestamp } from "../timestamp"
import { FlowLate } from "./flow-late"
import { FlowNeeds } from "./flow-needs"
import { FlowNext } from "./flow-next"

/** How a flow stands: freshness, what it waits for, where it writes, whom it is shared with. */
export const FlowFacts = ({ storeId, flow }: { storeId: string; flow: AmazonDataflowDto }) => {
  const { t, code, number, locale } = useWords()
  return (
    <dl className="border-ui-border-base divide-y rounded-lg border">
      <Fact label={t("flow.lastSuccess")}>
        <span className="flex flex-wrap items-center gap-x-2">
          <Timestamp at={flow.last_success_at} />
          {flow.late && <FlowLate />}
        </span>
      </Fact>
      <Fact label={t("flowPage.target")}>
        {t("flowPage.targetText", {
          interval: formatDuration(flow.interval, locale),
          objective: formatDuration(flow.objective, locale),
        })}
      </Fact>
      <Fact label={t("flow.next")}>
        <FlowNext storeId={storeId} flow={flow} />
      </Fact>
      <Fact label={t("flow.waiting")}>{number(flow.backlog)}</Fact>
      {flow.depends_on.length > 0 && (
        <Fact label={t("flowPage.needs")}>
          <FlowNeeds storeId={storeId} flow={flow} />
        </Fact>
      )}
      <Fact label={t("flowPage.writes")}>{code("flowWrites", flow.id)}</Fact>
      {flow.shared_with.length > 0 && (
        <Fact label={t("flowPage.shared")}>
          {t("flowPage.sharedText", {
            stores: flow.shared_with.map(({ name }) => name).join(", "),
          })}
        </Fact>
      )}
    </dl>
  )
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="txt-small grid grid-cols-[7rem_1fr] gap-x-4 px-3 py-2 sm:grid-cols-[9rem_1fr]">
    <dt className="text-ui-fg-subtle">{label}</dt>
    <dd className="min-w-0 text-pretty">{children}</dd>
  </div>
)
