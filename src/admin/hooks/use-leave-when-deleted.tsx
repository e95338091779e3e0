import { toast } from "@medusajs/ui"
import { useEffect } from "react"
import { useNavigate } from "react-router-dom"

import type { StoreCardDto } from "../../types"
import { toApiError } from "../lib/api-error"
import { useWords } from "./use-words"

/**
 * A store may be deleted while its page is open: by itself when its quantities are 0, or by a
 * colleague. The page would stand still with its last figures; it says so and goes to the list.
 */
export const useLeaveWhenDeleted = (store: StoreCardDto | undefined, error: unknown): void => {
  const { t } = useWords()
  const navigate = useNavigate()
  const deleted = store !== undefined && toApiError(error).status === 404
  const sentence = !store
    ? ""
    : store.status === "closing"
      ? t("closing.done", { store: store.name })
      : t("deleteStore.done", { store: store.name })
  useEffect(() => {
    if (deleted) {
      toast.success(sentence)
      navigate("/amazon", { replace: true })
    }
  }, [deleted, sentence, navigate])
}
