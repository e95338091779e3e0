import { RouteFocusModal } from "@medusajs/dashboard/components"
import { ProgressTabs } from "@medusajs/ui"
import { useSearchParams } from "react-router-dom"

import { useWords } from "../../hooks/use-words"
import { Allowed } from "../allowed"
import { ChoicesStep } from "./choices-step"
import { ConnectStep } from "./connect-step"
import { CountryStep } from "./country-step"

const STEPS = ["country", "choices", "connect"] as const
type Step = (typeof STEPS)[number]

/**
 * Adds a store in three steps. Each saves what was entered; step and store are in the address, so
 * that a reload or a link goes on where one stopped.
 */
export const CreateStore = () => {
  const { t } = useWords()
  const [params, setParams] = useSearchParams()
  const storeId = params.get("store")
  const step = readStep(params.get("step"), storeId)

  const go = (next: Step, id: string) => setParams({ step: next, store: id })

  const statusOf = (tab: Step) => {
    const position = STEPS.indexOf(tab) - STEPS.indexOf(step)
    return position < 0 ? "completed" : position === 0 ? "in-progress" : "not-started"
  }

  return (
    <ProgressTabs
      value={step}
      onValueChange={(next) => storeId && next !== "country" && go(next as Step, storeId)}
      className="flex h-full flex-col overflow-hidden"
    >
      <RouteFocusModal.Header>
        <RouteFocusModal.Title asChild>
          <span className="sr-only">{t("create.title")}</span>
        </RouteFocusModal.Title>
        <RouteFocusModal.Description asChild>
          <span className="sr-only">{t("create.description")}</span>
        </RouteFocusModal.Description>
        <div className="-my-2 w-full border-l">
          <ProgressTabs.List className="flex w-full items-center justify-start">
            {STEPS.map((tab) => (
              <ProgressTabs.Trigger
                key={tab}
                value={tab}
                status={statusOf(tab)}
                disabled={storeId ? tab === "country" : tab !== "country"}
                className="max-w-[220px] truncate"
              >
                {t(`create.steps.${tab}`)}
              </ProgressTabs.Trigger>
            ))}
          </ProgressTabs.List>
        </div>
      </RouteFocusModal.Header>
      <Allowed right="configure" orSay>
        {step === "country" && <CountryStep onSaved={(id) => go("choices", id)} />}
        {step === "choices" && storeId && (
          <ChoicesStep storeId={storeId} onSaved={() => go("connect", storeId)} />
        )}
        {step === "connect" && storeId && <ConnectStep storeId={storeId} />}
      </Allowed>
    </ProgressTabs>
  )
}

function readStep(value: string | null, storeId: string | null): Step {
  if (!storeId) {
    return "country"
  }
  return value === "connect" ? "connect" : "choices"
}
