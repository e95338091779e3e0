import { usePrompt } from "@medusajs/ui"

import type { AmazonDataflowDto } from "../../types"
import { useStartAmazonFlow, useUpdateAmazonFlow } from "./api/flows"
import { useAttempt } from "./use-attempt"
import { useWords } from "./use-words"

/** A flow that needs care counts as off until somebody has taken on its risk. */
export const isSwitchedOn = (flow: AmazonDataflowDto): boolean =>
  flow.enabled && (!flow.care || flow.care.acknowledged_at !== null)

/** Moves a flow's switch for a store; asks first where switching on brings a risk. */
export const useFlowSwitch = (storeId: string, flow: AmazonDataflowDto) => {
  const { t, code } = useWords()
  const attempt = useAttempt()
  const prompt = usePrompt()
  const update = useUpdateAmazonFlow(storeId)
  const start = useStartAmazonFlow(storeId)
  const name = code("flows", flow.id)

  const set = async (enabled: boolean) => {
    if (!enabled || !flow.care || flow.care.acknowledged_at !== null) {
      await attempt(() => update.mutateAsync({ flow: flow.id, enabled }))
      return
    }
    const { text } = flow.care
    const agreed = await prompt({
      title: t("flowPage.startTitle", { flow: name }),
      description: code("flowRisks", text),
      confirmText: t("flowPage.startConfirm"),
      cancelText: t("flowPage.startLater"),
      variant: "confirmation",
    })
    if (agreed) {
      await attempt(
        () => start.mutateAsync({ flow: flow.id, text, enabled: flow.enabled }),
        t("flowPage.startDone", { flow: name })
      )
    }
  }

  return { set, isPending: update.isPending || start.isPending }
}
