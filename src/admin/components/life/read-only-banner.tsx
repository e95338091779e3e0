import { LockClosedSolid } from "@medusajs/icons"
import { Button } from "@medusajs/ui"

import { useReadOnly } from "../../hooks/api/life"
import { useWords } from "../../hooks/use-words"
import { Allowed } from "../allowed"
import { Banner } from "./banner"
import { ReadOnlyReason } from "./read-only-reason"
import { useClaim } from "./use-claim"

/** On every page of ours while nothing goes to Amazon: why, how much waits, and the way out. */
export const ReadOnlyBanner = () => {
  const { t } = useWords()
  const { data } = useReadOnly()
  const { onClaim, onEnd, isPending } = useClaim()
  const state = data?.read_only
  if (!state?.on) {
    return null
  }
  const byHand = state.why === "by_hand"
  return (
    <Banner
      colour="purple"
      icon={<LockClosedSolid />}
      title={t("readOnly.title")}
      text={
        <>
          <ReadOnlyReason state={state} />{" "}
          {state.waiting > 0
            ? t("readOnly.waiting", { count: state.waiting })
            : t("readOnly.nothingWaits")}
        </>
      }
      actions={
        <Allowed right="configure">
          <Button
            size="small"
            variant="secondary"
            type="button"
            isLoading={isPending}
            onClick={byHand ? onEnd : onClaim}
          >
            {byHand ? t("readOnly.end") : t("readOnly.claim")}
          </Button>
        </Allowed>
      }
    />
  )
}
