import { usePrompt } from "@medusajs/ui"

import { useClaimInstallation, useSetReadOnly } from "../../hooks/api/life"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"

/** Into read-only mode and out of it, each with a question before. */
export const useClaim = () => {
  const { t } = useWords()
  const attempt = useAttempt()
  const prompt = usePrompt()
  const claim = useClaimInstallation()
  const set = useSetReadOnly()

  const onClaim = async () => {
    const agreed = await prompt({
      title: t("readOnly.claimTitle"),
      description: t("readOnly.claimText"),
      confirmText: t("readOnly.claim"),
      cancelText: t("readOnly.stay"),
    })
    if (agreed) {
      await attempt(claim.mutateAsync, t("readOnly.claimed"))
    }
  }
  const onEnd = async () => {
    const agreed = await prompt({
      variant: "confirmation",
      title: t("readOnly.endTitle"),
      description: t("readOnly.endText"),
      confirmText: t("readOnly.end"),
      cancelText: t("readOnly.stay"),
    })
    if (agreed) {
      await attempt(() => set.mutateAsync(false), t("readOnly.ended"))
    }
  }
  const onBegin = async () => {
    const agreed = await prompt({
      variant: "confirmation",
      title: t("readOnly.beginTitle"),
      description: t("readOnly.beginText"),
      confirmText: t("readOnly.begin"),
      cancelText: t("common.cancel"),
    })
    if (agreed) {
      await attempt(() => set.mutateAsync(true), t("readOnly.begun"))
    }
  }
  return { onClaim, onEnd, onBegin, isPending: claim.isPending || set.isPending }
}
