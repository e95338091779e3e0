import type { RetryOrdersResponse } from "../../types"
import { useWords } from "./use-words"

/** "4 imported, 1 still held." from the counts of a retry. */
export const useRetryWords = () => {
  const { t } = useWords()
  return (counts: RetryOrdersResponse): string => {
    const parts = [
      counts.imported > 0 && t("retry.imported", { count: counts.imported }),
      counts.held > 0 && t("retry.held", { count: counts.held }),
      counts.waiting > 0 && t("retry.waiting", { count: counts.waiting }),
      counts.ignored > 0 && t("retry.ignored", { count: counts.ignored }),
    ].filter(Boolean)
    return parts.length > 0 ? parts.join(", ") : t("retry.nothing")
  }
}
