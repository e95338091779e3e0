import type { RunDataflowResponse } from "../../types"

/** What to say of a flow that a person ran. */
export const runWords = (
  t: (key: string, parameters: { flow: string }) => string,
  outcome: RunDataflowResponse["outcome"],
  flow: string
): string =>
  outcome === "started" ? t("flow.started", { flow }) : t("flow.alreadyRunning", { flow })
