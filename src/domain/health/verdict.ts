import type {
  HealthActionCode,
  HealthCheckDto,
  HealthCheckId,
  HealthRemedyDto,
  HealthState,
} from "../../types/health"

type Parameters = HealthCheckDto["value"]["parameters"]

/** What a check found, and where it is mended. */
export interface Finding {
  state: HealthState
  code: string
  parameters?: Parameters
  remedy?: { code: string; parameters?: Parameters; action: HealthActionCode; link?: string | null }
}

export const ok = (code: string, parameters: Parameters = {}): Finding => ({
  state: "ok",
  code,
  parameters,
})

/** Nothing is known yet, or nothing clear: "Check again" asks. */
export const unknown = (code: string, parameters: Parameters = {}): Finding => ({
  state: "unknown",
  code,
  parameters,
})

/** Works, but needs a person. */
export const warn = (
  code: string,
  remedy: NonNullable<Finding["remedy"]>,
  parameters: Parameters = {}
): Finding => ({ state: "warn", code, parameters, remedy })

/** Does not work. */
export const fail = (
  code: string,
  remedy: NonNullable<Finding["remedy"]>,
  parameters: Parameters = {}
): Finding => ({ state: "fail", code, parameters, remedy })

/** A finding as the API tells it. */
export const verdict = (
  id: HealthCheckId,
  { state, code, parameters = {}, remedy }: Finding,
  checkedAt: Date | string | null,
  subject: string | null = null
): HealthCheckDto => ({
  id,
  subject,
  state,
  value: { code, parameters },
  remedy: remedy ? toRemedy(remedy) : null,
  checked_at: checkedAt ? new Date(checkedAt).toISOString() : null,
})

const toRemedy = ({
  code,
  parameters = {},
  action,
  link = null,
}: NonNullable<Finding["remedy"]>): HealthRemedyDto => ({
  code,
  parameters,
  action: { code: action, link },
})
