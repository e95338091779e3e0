import { useSearchParams } from "react-router-dom"

import { amazonLogDirections, amazonLogKinds } from "../../types"
import { LOG_PERIODS, type LogPeriod } from "../lib/log-period"
import { useListState, type ListState } from "./use-list-state"

/** Tabs of the log: what came of the calls. */
export const LOG_TABS = ["all", "refused", "failed", "throttled"] as const

export interface LogState extends ListState {
  kind: string
  direction: string
  period: LogPeriod
}

const among = (values: readonly string[], value: string | null): string =>
  values.find((one) => one === value) ?? ""

/** What the log shows, kept in the address; what a hand-written one makes up is ignored. */
export const useLogState = (): LogState => {
  const [params] = useSearchParams()
  return {
    ...useListState(LOG_TABS),
    kind: among(amazonLogKinds, params.get("kind")),
    direction: among(amazonLogDirections, params.get("direction")),
    period: LOG_PERIODS.find((one) => one === params.get("time")) ?? LOG_PERIODS[0],
  }
}
