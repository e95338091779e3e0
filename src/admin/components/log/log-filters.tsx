import { amazonLogDirections, amazonLogKinds } from "../../../types"
import type { LogState } from "../../hooks/use-log-state"
import { useWords } from "../../hooks/use-words"
import { LOG_PERIODS } from "../../lib/log-period"
import { LogFilter } from "./log-filter"

/** What it is about, who was told, since when. */
export const LogFilters = ({ state }: { state: LogState }) => {
  const { t, code } = useWords()
  return (
    <>
      <LogFilter
        label={t("log.kind")}
        value={state.kind}
        all={t("log.allKinds")}
        options={amazonLogKinds.map((value) => ({ value, label: code("logKinds", value) }))}
        onChange={(kind) => state.set({ kind })}
      />
      <LogFilter
        label={t("log.direction")}
        value={state.direction}
        all={t("log.bothDirections")}
        options={amazonLogDirections.map((value) => ({
          value,
          label: code("logDirections", value),
        }))}
        onChange={(direction) => state.set({ direction })}
      />
      <LogFilter
        label={t("log.period")}
        value={`since-${state.period}`}
        options={LOG_PERIODS.map((value) => ({
          value: `since-${value}`,
          label: code("logPeriods", value),
        }))}
        onChange={(chosen) => state.set({ time: chosen?.replace("since-", "") ?? null })}
      />
    </>
  )
}
