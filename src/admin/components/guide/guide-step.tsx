import { ProgressAccordion, Text } from "@medusajs/ui"
import { useEffect, useRef } from "react"

import type { AmazonGuideResponse, GuideStepDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { HealthCheck } from "../health/health-check"
import { GuideAddresses } from "./guide-addresses"
import { GuideLinks } from "./guide-links"
import { GuideTick } from "./guide-tick"

interface GuideStepProps {
  step: GuideStepDto
  guide: AmazonGuideResponse
  onToggle: () => void
}

/** Something of it is known to be done. */
const isBegun = ({ checks, tick }: GuideStepDto): boolean =>
  tick?.done === true || checks.some(({ state }) => state === "ok")

/** One step: why, how, where, and whether it is done. */
export const GuideStep = ({ step, guide, onToggle }: GuideStepProps) => {
  const { t, code } = useWords()
  const header = useRef<HTMLHeadingElement>(null)
  const title = code("guideSteps", step.id)
  const status = step.done ? "completed" : isBegun(step) ? "in-progress" : "not-started"
  useEffect(() => {
    // The component's own button has only an icon and takes no name.
    header.current
      ?.querySelector("button[data-radix-collection-item]")
      ?.setAttribute("aria-label", title)
  }, [title])
  return (
    <ProgressAccordion.Item value={step.id}>
      <ProgressAccordion.Header
        ref={header}
        status={status}
        className="gap-x-2 px-3 md:px-6 [&>span:first-child]:shrink-0"
      >
        {/* Pressing the words opens the step too; the keyboard has the button. */}
        <span className="min-w-0 cursor-pointer py-3" onClick={onToggle}>
          {title}
          <span className="sr-only"> – {code("guideStates", status)}</span>
        </span>
      </ProgressAccordion.Header>
      <ProgressAccordion.Content className="pl-6 md:pl-20">
        <div className="flex max-w-2xl flex-col items-start gap-y-3 pb-6">
          <Text size="small" className="text-pretty">
            {code("guideWhy", step.id)}
          </Text>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {code("guideHow", step.id)}
          </Text>
          {step.id === "addresses" && <GuideAddresses guide={guide} />}
          <GuideLinks links={step.links} />
          {step.checks.length > 0 && (
            <section aria-label={t("guide.checks")} className="w-full">
              <ul className="border-ui-border-base divide-y rounded-lg border">
                {step.checks.map((check) => (
                  <HealthCheck key={`${check.id}/${check.subject ?? ""}`} check={check} />
                ))}
              </ul>
            </section>
          )}
          {step.tick && <GuideTick step={step} tick={step.tick} />}
        </div>
      </ProgressAccordion.Content>
    </ProgressAccordion.Item>
  )
}
