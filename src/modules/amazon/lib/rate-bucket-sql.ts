import {
  JITTER_MS,
  MAX_PENALTY_MS,
  MAX_RECOVERY_MS,
  MIN_RECOVERY_MS,
  RATE_MARGIN,
  RECOVERY_TOKENS,
  SINGLE_MARGIN,
  SLOW_DOWN,
  SLOWEST,
} from "../../../sp-api"

/*
 * `sp-api/rate-bucket.ts` in SQL, line by line; integration-tests/modules/rate-buckets.spec.ts drives
 * both through random histories. Times are epoch milliseconds as double precision. `{now}` is the
 * clock, read after the row's lock is there.
 */

const number = (value: string | number): string => `cast(${value} as double precision)`
const epochMs = (column: string): string =>
  `coalesce(${number(`extract(epoch from ${column})`)} * 1000, 0)`
const timestamp = (ms: string): string => `to_timestamp((${ms}) / 1000)`

/** One row `decision`, or none when there is no such bucket yet. */
const decision = (lock: string): string => `
  with bucket as materialized (
    select id, arrival_at, blocked_until, slowed_until, ${number("learned_rate")} as learned_rate
    from amazon_rate_bucket where key = :key and deleted_at is null ${lock}
  ), state as materialized (
    select id, ${number(":rate")} as rate, ${number(":burst")} as burst, ${number(":share")} as share,
      ${epochMs("{now}")} as now, ${epochMs("arrival_at")} as arrival,
      ${epochMs("blocked_until")} as blocked, ${epochMs("slowed_until")} as slowed,
      coalesce(learned_rate, ${number(":rate")}) as learned
    from bucket
  ), pace as (
    select *, 1000 / learned as step,
      greatest(1, burst - least(burst / 2, ${JITTER_MS} / (1000 / learned))) as capacity,
      least(${MAX_RECOVERY_MS}, greatest(${MIN_RECOVERY_MS}, ${RECOVERY_TOKENS} * 1000 / learned))
        as recovery
    from state
  ), speed as (
    select *,
      greatest(${number(SLOWEST)}, 1 - greatest(0, slowed - now) / recovery) as factor,
      case when share > 0 and not cast(:urgent as boolean)
        then greatest(0, least(greatest(1, capacity * share), capacity - 1.5)) else 0 end as kept
    from pace
  ), whole as (
    select *,
      greatest(step / ${number(RATE_MARGIN)}, step + case when burst < 2
        then least(${JITTER_MS}, ${number(SINGLE_MARGIN)} * step) else 0 end) / factor as interval_ms
    from speed
  ), decision as materialized (
    select *,
      greatest(0, greatest(arrival - (capacity - 1 - kept) * interval_ms, blocked) - now) as wait_ms
    from whole
  )`

const update = (assignments: string, condition = "true"): string => `${decision("for update")},
  changed as (
    update amazon_rate_bucket b set ${assignments}, updated_at = now()
    from decision d where b.id = d.id and ${condition}
  )
  select wait_ms from decision`

/** Only asks. */
export const DECISION = `${decision("")} select wait_ms from decision`

/** Takes a token when `wait_ms` is 0. */
export const TAKE = update(
  `arrival_at = ${timestamp("greatest(d.arrival, d.now) + d.interval_ms")},
   rate = d.rate, burst = ceil(d.burst)`,
  "d.wait_ms = 0"
)

/** Stores the rate `:told`; the tokens that are missing are still missing. */
export const LEARN = update(
  `arrival_at = ${timestamp(`d.now + greatest(0, d.arrival - d.now) * d.learned / ${number(":told")}`)},
   learned_rate = :told, learned_at = ${timestamp("d.now")}`
)

const SLOWER = `case when d.blocked <= d.now
  then greatest(${number(SLOWEST)}, d.factor * ${number(SLOW_DOWN)}) else d.factor end`
const BLOCKED = `greatest(d.blocked, d.now + least(${number(":ms")}, ${MAX_PENALTY_MS}))`
const FACTOR_THEN = `least(1, ${SLOWER} + (${BLOCKED} - d.now) / d.recovery)`

/** A 429: blocks for `:ms`, fills from empty, slows down unless an answer before has done so. */
export const PENALIZE = update(
  `blocked_until = ${timestamp(BLOCKED)},
   slowed_until = case when d.blocked <= d.now
     then ${timestamp(`d.now + (1 - ${SLOWER}) * d.recovery`)} else b.slowed_until end,
   arrival_at = ${timestamp(
     `greatest(d.arrival,
        ${BLOCKED} + (d.capacity - 1) * d.interval_ms * d.factor / ${FACTOR_THEN})`
   )}`
)
