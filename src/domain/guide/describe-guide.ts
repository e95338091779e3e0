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

/** Of these our own checks prove what the tick says, once there is an account to look at. */
const PROVEN: readonly GuideStepId[] = ["account", "developer"]

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

const isDone = (id: GuideStepId, checks: HealthCheckDto[], ticked: boolean): boolean => {
  if (checks.some(({ state }) => state === "warn" || state === "fail")) {
    return false
  }
  const seen = checks.length > 0 && checks.every(({ state }) => state === "ok")
  return isTicked(id) ? ticked || (seen && PROVEN.includes(id)) : seen
}

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
    done: isDone(id, checks, ticked !== null),
    checks,
    tick: isTicked(id)
      ? { done: ticked !== null, by: ticked?.by ?? null, at: ticked?.at ?? null }
      : null,
    links: linksOf(id, sellerCentral),
  }
}
