import { Container, Heading, ProgressAccordion, Text } from "@medusajs/ui"

import type { AmazonGuideResponse, GuidePart as Part } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { GuideStep } from "./guide-step"

interface GuidePartProps {
  part: Part
  guide: AmazonGuideResponse
  /** Id of the step that is open; it is in the address, so that a link leads to it. */
  open: string
  onOpen: (step: string) => void
}

/** The steps of one part, one open at a time. */
export const GuidePart = ({ part, guide, open, onOpen }: GuidePartProps) => {
  const { t, number } = useWords()
  const steps = guide.steps.filter((step) => step.part === part)
  const done = steps.filter((step) => step.done).length
  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between gap-x-4 px-6 py-4">
        <Heading level="h2">{t(`guideParts.${part}`)}</Heading>
        <Text size="small" className="text-ui-fg-subtle shrink-0">
          {t("guide.progress", { done: number(done), total: number(steps.length) })}
        </Text>
      </div>
      <ProgressAccordion type="single" collapsible value={open} onValueChange={onOpen}>
        {steps.map((step) => (
          <GuideStep
            key={step.id}
            step={step}
            guide={guide}
            onToggle={() => onOpen(open === step.id ? "" : step.id)}
          />
        ))}
      </ProgressAccordion>
    </Container>
  )
}
