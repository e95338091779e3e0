import { Label, Switch, Text } from "@medusajs/ui"
import { useId } from "react"

import type { AmazonDataflowDto } from "../../../types"
import { useRights } from "../../hooks/api/rights"
import { isSwitchedOn, useFlowSwitch } from "../../hooks/use-flow-switch"
import { useWords } from "../../hooks/use-words"
import { Timestamp } from "../timestamp"

/** The switch of a flow with who moved it last: it never moves by itself. */
export const FlowSwitch = ({ storeId, flow }: { storeId: string; flow: AmazonDataflowDto }) => {
  const { t, code } = useWords()
  const { may } = useRights()
  const { set, isPending } = useFlowSwitch(storeId, flow)
  const id = useId()
  const on = isSwitchedOn(flow)
  return (
    <div className="bg-ui-bg-component shadow-elevation-card-rest flex items-start gap-x-3 rounded-lg p-4">
      <Switch
        id={id}
        className="mt-0.5 shrink-0"
        checked={on}
        disabled={isPending || !may("configure")}
        onCheckedChange={set}
      />
      <div className="flex min-w-0 flex-col gap-y-1">
        <Label htmlFor={id} size="small" weight="plus">
          {t("flow.toggle", { flow: code("flows", flow.id) })}
        </Label>
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {on || !flow.care || flow.care.acknowledged_at ? (
            <SwitchedBy flow={flow} />
          ) : (
            t("flowPage.notStarted")
          )}
        </Text>
      </div>
    </div>
  )
}

/** Whichever happened last: the switch was moved, or the risk taken on. */
const SwitchedBy = ({ flow }: { flow: AmazonDataflowDto }) => {
  const { t } = useWords()
  const { switched, care } = flow
  const started = care?.acknowledged_at ?? null
  if (switched && (!started || Date.parse(switched.at) >= Date.parse(started))) {
    const by = switched.by ?? t("flowPage.somebody")
    return (
      <>
        {flow.enabled ? t("flowPage.switchedOn", { by }) : t("flowPage.switchedOff", { by })}{" "}
        <Timestamp at={switched.at} />
      </>
    )
  }
  if (started && care?.acknowledged_by) {
    return (
      <>
        {t("flowPage.startedBy", { by: care.acknowledged_by })} <Timestamp at={started} />
      </>
    )
  }
  return t("flowPage.onFromBeginning")
}
