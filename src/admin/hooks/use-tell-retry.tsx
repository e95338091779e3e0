import { toast } from "@medusajs/ui"

import type { RetryOrdersResponse } from "../../types"
import { useWords } from "./use-words"

/** Says what trying again gave: "4 orders imported, 1 still held"; a warning when it helped none. */
export const useTellRetry = () => {
  const { t } = useWords()
  return (counts: RetryOrdersResponse): void => {
    const parts = [
      counts.imported > 0 && t("retry.imported", { count: counts.imported }),
      counts.held > 0 && t("retry.held", { count: counts.held }),
      counts.waiting > 0 && t("retry.waiting", { count: counts.waiting }),
      counts.ignored > 0 && t("retry.ignored", { count: counts.ignored }),
    ].filter(Boolean)
    const sentence = parts.length > 0 ? parts.join(", ") : t("retry.nothing")
    if (counts.held > 0 && counts.imported === 0) {
      toast.warning(sentence)
    } else {
      toast.success(sentence)
    }
  }
}
