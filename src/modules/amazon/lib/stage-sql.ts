import { nextStage, storeStages, type StoreAction } from "../../../domain/stores"

/** The stage after an action for every row at once, as SQL; where the machine refuses, what it was. */
export const stageAfter = (action: StoreAction): string => {
  const moves = storeStages.flatMap((stage) => {
    const next = nextStage(stage, action)
    return typeof next === "string" ? [`when '${stage}' then '${next}'`] : []
  })
  return `case status ${moves.join(" ")} else status end`
}
