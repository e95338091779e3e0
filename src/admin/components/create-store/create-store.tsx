import { RouteFocusModal } from "@medusajs/dashboard/components"
import { clx, ProgressTabs } from "@medusajs/ui"
import { useSearchParams } from "react-router-dom"

import { useWords } from "../../hooks/use-words"
import { readRun, runQuery, type SetUpRun } from "../../lib/set-up-run"
import { Allowed } from "../allowed"
import { ChoicesStep } from "./choices-step"
import { ConnectStep } from "./connect-step"
import { CountryStep } from "./country-step"

const STEPS = ["country", "choices", "connect"] as const
type Step = (typeof STEPS)[number]

/**
 * Adds stores in three steps. Each saves what was entered; step, stores and way are in the address, so
 * that a reload or a link goes on where one stopped.
 */
export const CreateStore = () => {
  const { t } = useWords()
  const [params, setParams] = useSearchParams()
  const run = readRun(params)
  const { step, stores } = run

  const go = (next: SetUpRun) => setParams(runQuery(next))

  const statusOf = (tab: Step) => {
    const position = STEPS.indexOf(tab) - STEPS.indexOf(step)
    return position < 0 ? "completed" : position === 0 ? "in-progress" : "not-started"
  }

  return (
    <ProgressTabs
      value={step}
      onValueChange={(next) =>
        stores.length > 0 && next !== "country" && go({ ...run, step: next as Step })
      }
      className="flex h-full flex-col overflow-hidden"
    >
      <RouteFocusModal.Header>
        <RouteFocusModal.Title asChild>
          <span className="sr-only">{t("create.title")}</span>
        </RouteFocusModal.Title>
        <RouteFocusModal.Description asChild>
          <span className="sr-only">{t("create.description")}</span>
        </RouteFocusModal.Description>
        <div className="-my-2 w-full min-w-0 border-l">
          <ProgressTabs.List className="flex w-full items-center justify-start">
            {STEPS.map((tab, index) => (
              <ProgressTabs.Trigger
                key={tab}
                value={tab}
                status={statusOf(tab)}
                disabled={stores.length > 0 ? tab === "country" : tab !== "country"}
                className={clx(
                  "md:w-full md:max-w-[220px] md:flex-1 md:px-4",
                  tab === step ? "max-w-none px-3" : "w-auto flex-none px-3"
                )}
              >
                <StepName
                  name={t(`create.steps.${tab}`)}
                  place={t("create.place", { number: index + 1, total: STEPS.length })}
                  isCurrent={tab === step}
                />
              </ProgressTabs.Trigger>
            ))}
          </ProgressTabs.List>
        </div>
      </RouteFocusModal.Header>
      <Allowed right="configure" orSay>
        {step === "country" && (
          <CountryStep onSaved={(ids, way) => go({ step: "choices", stores: ids, way })} />
        )}
        {step === "choices" && (
          <ChoicesStep storeIds={stores} onSaved={() => go({ ...run, step: "connect" })} />
        )}
        {step === "connect" && <ConnectStep storeIds={stores} way={run.way} />}
      </Allowed>
    </ProgressTabs>
  )
}

interface StepNameProps {
  name: string
  /** "2 of 3" */
  place: string
  isCurrent: boolean
}

/** Of a narrow screen's steps only the current one has its name, the others their sign: all fit. */
const StepName = ({ name, place, isCurrent }: StepNameProps) => (
  <span className={clx("truncate", !isCurrent && "sr-only md:not-sr-only md:truncate")}>
    <span className={isCurrent ? "md:sr-only" : "sr-only"}>{place}: </span>
    {name}
  </span>
)
