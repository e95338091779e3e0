import {
  DUST_MS,
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

const KEPT = "greatest(0, least(greatest(1, capacity * share), capacity - 1.5))"
const slowness = (slowedUntil: string, recovery: string, at: string): string =>
  `least(${number(1 - SLOWEST)} * ${recovery}, greatest(0, ${slowedUntil} - ${at}))`
/** A bucket's own time at a slowness. */
const ownTime = (at: string, slow: string, recovery: string): string =>
  `${at} + ${slow} * ${slow} / (2 * ${recovery})`
const recoveryOf = (step: string): string =>
  `least(${MAX_RECOVERY_MS}, greatest(${MIN_RECOVERY_MS}, ${RECOVERY_TOKENS} * ${step}))`
const intervalOf = (step: string, burst: string): string =>
  `greatest(${step} / ${number(RATE_MARGIN)}, ${step} + case when ${burst} < 2
     then least(${JITTER_MS}, ${number(SINGLE_MARGIN)} * ${step}) else 0 end)`

/** One row `decision`, or none when there is no such bucket yet. */
const decision = (lock: string): string => `
  with bucket as materialized (
    select id, arrival_at, blocked_until, slowed_until, ${number("learned_rate")} as learned_rate
    from amazon_rate_bucket where key = :key and deleted_at is null ${lock}
  ), state as materialized (
    select id, ${number(":rate")} as rate, ${number(":burst")} as burst, ${number(":share")} as share,
      ${epochMs("{now}")} as now, ${epochMs("arrival_at")} as arrival,
      ${epochMs("blocked_until")} as blocked, ${epochMs("slowed_until")} as slowed,
      1000 / coalesce(learned_rate, ${number(":rate")}) as step
    from bucket
  ), pace as (
    select *, greatest(1, burst - least(burst / 2, ${JITTER_MS} / step)) as capacity,
      ${recoveryOf("step")} as recovery, ${intervalOf("step", "burst")} as interval_ms
    from state
  ), slow as (
    select *, ${slowness("slowed", "recovery", "now")} as slow,
      case when share > 0 and not cast(:urgent as boolean) then ${KEPT} else 0 end as kept
    from pace
  ), own as (
    select *, ${ownTime("now", "slow", "recovery")} as own_now, 1 - slow / recovery as factor,
      slow - slow * slow / (2 * recovery) as own_until_full
    from slow
  ), wish as (
    select *, arrival - (capacity - 1 - kept) * interval_ms - own_now as empty_ms from own
  ), decision as materialized (
    select *, greatest(0, ceil(greatest(blocked - now, case when empty_ms <= own_until_full
      then recovery * (sqrt(factor * factor + 2 * greatest(0, empty_ms) / recovery) - factor)
      else slow + empty_ms - own_until_full end) - ${number(DUST_MS)})) as wait_ms
    from wish
  )`

const update = (assignments: string, condition = "true", steps = ""): string => `
  ${decision("for update")}${steps}, changed as (
    update amazon_rate_bucket b set ${assignments}, updated_at = now()
    from ${steps ? "next" : "decision"} d where b.id = d.id and ${condition}
  )
  select wait_ms from decision`

/** Only asks. */
export const DECISION = `${decision("")} select wait_ms from decision`

/** Takes a token when `wait_ms` is 0. */
export const TAKE = update(
  `arrival_at = ${timestamp("greatest(d.arrival, d.own_now) + d.interval_ms")},
   rate = d.rate, burst = ceil(d.burst)`,
  "d.wait_ms = 0"
)

/** Stores the rate `:told`; the tokens that are missing are still missing. */
export const LEARN = update(
  `arrival_at = ${timestamp(
    `${ownTime("d.now", "d.next_slow", "d.next_recovery")}
       + greatest(0, d.arrival - d.own_now) / d.interval_ms * d.next_interval`
  )},
   learned_rate = :told, learned_at = ${timestamp("d.now")}`,
  "true",
  `, told as (
    select *, 1000 / ${number(":told")} as next_step from decision
  ), paced as (
    select *, ${recoveryOf("next_step")} as next_recovery,
      ${intervalOf("next_step", "burst")} as next_interval from told
  ), next as materialized (
    select *, ${slowness("slowed", "next_recovery", "now")} as next_slow from paced
  )`
)

/** A 429: blocks for `:ms`, fills from empty, slows down unless an answer before has done so. */
export const PENALIZE = update(
  `blocked_until = ${timestamp("d.next_blocked")}, slowed_until = ${timestamp("d.next_slowed")},
   arrival_at = ${timestamp("greatest(d.arrival + d.ahead, d.one_token)")}`,
  "true",
  `, refused as (
    select *, greatest(blocked, now + least(${number(":ms")}, ${MAX_PENALTY_MS})) as next_blocked,
      case when blocked <= now
        then now + (1 - greatest(${number(SLOWEST)}, factor * ${number(SLOW_DOWN)})) * recovery
        else slowed end as next_slowed
    from decision
  ), slowed as (
    select *, ${slowness("next_slowed", "recovery", "now")} as next_slow,
      ${slowness("next_slowed", "recovery", "next_blocked")} as slow_then from refused
  ), next as materialized (
    select *, ${ownTime("now", "next_slow", "recovery")} - own_now as ahead,
      ${ownTime("next_blocked", "slow_then", "recovery")} + (capacity - 1) * interval_ms as one_token
    from slowed
  )`
)
