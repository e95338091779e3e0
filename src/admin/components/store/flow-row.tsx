import { ClockSolid, ExclamationCircleSolid, Eye, Pause, PlaySolid } from "@medusajs/icons"
import { Switch, Table, Tooltip } from "@medusajs/ui"
import { Link, useNavigate } from "react-router-dom"

import type { AmazonDataflowDto } from "../../../types"
import { useRunAmazonFlows } from "../../hooks/api/flows"
import { useRights } from "../../hooks/api/rights"
import { useAttempt } from "../../hooks/use-attempt"
import { useFailureWords } from "../../hooks/use-failure-words"
import { isSwitchedOn, useFlowSwitch } from "../../hooks/use-flow-switch"
import { useTryFlow } from "../../hooks/use-try-flow"
import { useWords } from "../../hooks/use-words"
import { canRun } from "../../lib/can-run"
import { runWords } from "../../lib/run-words"
import { MoreMenu } from "../more-menu"
import { Timestamp } from "../timestamp"
import { FlowLate } from "./flow-late"
import { FlowNext } from "./flow-next"
import { FlowShared } from "./flow-shared"

interface FlowRowProps {
  storeId: string
  flow: AmazonDataflowDto
  /** What the banner of the page says of all flows. */
  told?: AmazonDataflowDto["blocked_by"]
}

export const FlowRow = ({ storeId, flow, told }: FlowRowProps) => {
  const { t, code, number } = useWords()
  const failureWords = useFailureWords()
  const attempt = useAttempt()
  const { may } = useRights()
  const navigate = useNavigate()
  const toggle = useFlowSwitch(storeId, flow)
  const { onTry, isPending: isTrying } = useTryFlow(storeId, flow)
  const run = useRunAmazonFlows(storeId)
  const name = code("flows", flow.id)
  const page = `/amazon/stores/${storeId}/flows/${flow.id}`

  const on = isSwitchedOn(flow)
  const onRun = () =>
    attempt(
      () => run.mutateAsync([flow.id]),
      ([{ outcome }]) => runWords(t, outcome, name)
    )

  // What it finds is shown there.
  const onTrial = async () => {
    navigate(page)
    await onTry()
  }

  return (
    <Table.Row>
      <Table.Cell>
        <Switch
          size="small"
          className="align-middle"
          checked={on}
          disabled={toggle.isPending || !may("configure")}
          onCheckedChange={toggle.set}
          aria-label={t("flow.toggle", { flow: name })}
        />
      </Table.Cell>
      <Table.Cell>
        <div className="flex flex-col py-2">
          <Link
            to={page}
            className="txt-compact-small-plus hover:text-ui-fg-interactive focus-visible:shadow-borders-focus w-fit rounded outline-none"
          >
            {name}
          </Link>
          {flow.shared_with.length > 0 && <FlowShared stores={flow.shared_with} />}
        </div>
      </Table.Cell>
      <Table.Cell>
        <span className="flex flex-wrap items-center gap-x-1.5">
          <Timestamp at={flow.last_success_at} />
          {flow.late && flow.enabled && <FlowLate />}
          {flow.last_error && (
            <Tooltip
              content={failureWords(flow.last_error.failure, flow.last_error.message)}
              maxWidth={320}
            >
              <Link
                to={page}
                className="text-ui-tag-red-text flex shrink-0 items-center whitespace-nowrap gap-x-1"
              >
                <ExclamationCircleSolid aria-hidden />
                {t("flow.error")}
              </Link>
            </Tooltip>
          )}
        </span>
      </Table.Cell>
      <Table.Cell>
        <div className="min-w-28 py-2">
          <FlowNext storeId={storeId} flow={flow} told={told} />
        </div>
      </Table.Cell>
      <Table.Cell className="text-right tabular-nums">{number(flow.backlog)}</Table.Cell>
      <Table.Cell className="text-right">
        <MoreMenu
          label={name}
          groups={[
            {
              actions: [
                {
                  icon: <PlaySolid />,
                  label: t("flow.runNow"),
                  onClick: onRun,
                  disabled: !canRun(flow) || run.isPending,
                  right: "operate",
                },
                {
                  icon: <Eye />,
                  label: t("flowPage.trial"),
                  onClick: onTrial,
                  disabled: !flow.trial || isTrying,
                  right: "operate",
                },
                { icon: <ClockSolid />, label: t("flow.intervalAndHistory"), to: page },
              ],
            },
            {
              actions: [
                {
                  icon: on ? <Pause /> : <PlaySolid />,
                  label: on ? t("flowPage.switchOff") : t("flowPage.switchOn"),
                  onClick: () => toggle.set(!on),
                  disabled: toggle.isPending,
                  right: "configure",
                },
              ],
            },
          ]}
        />
      </Table.Cell>
    </Table.Row>
  )
}
