import { SectionRow } from "@medusajs/dashboard/components"
import { Button, StatusBadge, Text } from "@medusajs/ui"

import { useReadOnly } from "../../hooks/api/life"
import { useWords } from "../../hooks/use-words"
import { Allowed } from "../allowed"
import { ReadOnlyReason } from "../life/read-only-reason"
import { useClaim } from "../life/use-claim"
import { Section } from "../section"
import { SectionPending } from "../section-pending"

/** Whether this installation may change anything at Amazon, and whose stores they are. */
export const ReadOnlySettings = () => {
  const { t } = useWords()
  const { data, error, refetch } = useReadOnly()
  const { onBegin, onEnd, onClaim, isPending } = useClaim()
  if (!data) {
    return <SectionPending error={error} onRetry={() => refetch()} rows={2} />
  }
  const state = data.read_only
  const byHand = state.why === "by_hand"
  const claimable = state.accounts.length > 0 || state.address !== null
  return (
    <Section
      title={t("readOnly.section")}
      actions={
        <StatusBadge color={state.on ? "purple" : "green"}>
          {state.on ? t("readOnly.on") : t("readOnly.off")}
        </StatusBadge>
      }
    >
      <div className="flex flex-col gap-y-1 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {state.on ? <ReadOnlyReason state={state} /> : t("readOnly.offText")}
        </Text>
        {state.on && (
          <Text size="small" className="text-ui-fg-subtle">
            {state.waiting > 0
              ? t("readOnly.waiting", { count: state.waiting })
              : t("readOnly.nothingWaits")}
          </Text>
        )}
      </div>
      <SectionRow
        title={t("readOnly.installation")}
        value={<span className="break-all">{state.installation ?? t("readOnly.unnamed")}</span>}
      />
      {state.address && (
        <SectionRow
          title={t("readOnly.address")}
          value={
            <span className="break-all">
              {t("readOnly.addressText", { before: state.address.before, now: state.address.now })}
            </span>
          }
        />
      )}
      <Allowed right="configure">
        <div className="flex flex-wrap gap-2 px-6 py-4">
          {claimable && (
            <Button
              size="small"
              variant="secondary"
              type="button"
              isLoading={isPending}
              onClick={onClaim}
            >
              {t("readOnly.claim")}
            </Button>
          )}
          <Button
            size="small"
            variant="secondary"
            type="button"
            isLoading={isPending}
            onClick={byHand ? onEnd : onBegin}
          >
            {byHand ? t("readOnly.end") : t("readOnly.begin")}
          </Button>
        </div>
      </Allowed>
    </Section>
  )
}
