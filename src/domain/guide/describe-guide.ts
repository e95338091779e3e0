import { guideSteps, type GuidePart, type GuideStepDto, type GuideStepId } from "../../types/guide"
import type { HealthCheckDto } from "../../types/health"
import { linksOf } from "./links"

export interface Tick {
  by: string
  at: string
}

/** Steps that no software can look at, or not alone: what stands in Seller Central. */
const TICKED: readonly GuideStepId[] = [
  "account",
  "developer",
  "addresses",
  "returns",
  "taxes",
  "shipping",
  "prices",
]

interface GuideFacts {
  /** Our own checks, by step; none where nothing can be looked at yet. */
  checks: Partial<Record<GuideStepId, HealthCheckDto[]>>
  ticks: Record<string, Tick | null | undefined>
  sellerCentral: string
}

/** Whether a person may tick a step. */
export const isTicked = (id: GuideStepId): boolean => TICKED.includes(id)

/** Every step with what is known of it, in order. */
export const describeGuide = (facts: GuideFacts): GuideStepDto[] =>
  (Object.keys(guideSteps) as GuidePart[]).flatMap((part) =>
    guideSteps[part].map((id) => describeStep(part, id, facts))
  )

const describeStep = (
  part: GuidePart,
  id: GuideStepId,
  { checks: all, ticks, sellerCentral }: GuideFacts
): GuideStepDto => {
  const checks = all[id] ?? []
  const ticked = ticks[id] ?? null
  return {
    id,
    part,
    done:
      checks.every(({ state }) => state === "ok") &&
      (isTicked(id) ? ticked !== null : checks.length > 0),
    checks,
    tick: isTicked(id)
      ? { done: ticked !== null, by: ticked?.by ?? null, at: ticked?.at ?? null }
      : null,
    links: linksOf(id, sellerCentral),
  }
}
