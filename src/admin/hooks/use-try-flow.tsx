import type { AmazonDataflowDto } from "../../types"
import { useTryAmazonFlow } from "./api/flows"
import { useAttempt } from "./use-attempt"
import { useWords } from "./use-words"

/** Starts a trial run, and says that it goes on by itself. */
export const useTryFlow = (storeId: string, flow: Pick<AmazonDataflowDto, "id">) => {
  const { t, code } = useWords()
  const attempt = useAttempt()
  const { mutateAsync, isPending } = useTryAmazonFlow(storeId)
  const name = code("flows", flow.id)
  const onTry = () =>
    attempt(
      () => mutateAsync(flow.id),
      ({ outcome }) =>
        outcome === "started"
          ? t("flowPage.trialStarted", { flow: name })
          : t("flowPage.trialRunning", { flow: name })
    )
  return { onTry, isPending }
}
