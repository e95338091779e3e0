import type { RateLimiter } from "../../../sp-api"
import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"

/**
 * Token buckets shared by all processes (GCRA): one row per application, account and operation,
 * one atomic statement a call, database clock.
 */
export class AmazonRateBuckets implements RateLimiter {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /** 0 when granted, otherwise milliseconds until a token is free (nothing taken). */
  async take(bucket: string, limit: { rate: number; burst: number }): Promise<number> {
    const seconds = 1 / limit.rate
    const [answer] = await rows<{ granted: boolean; wait_ms: string | null }>(
      this.knex,
      `with bucket as (
         select key, coalesce(1 / nullif(learned_rate, 0), :seconds) as step, arrival_at, blocked_until
         from amazon_rate_bucket where key = :key and deleted_at is null
       ), taken as (
         insert into amazon_rate_bucket as b (id, key, rate, burst, arrival_at)
         values (:id, :key, :rate, :burst, clock_timestamp() + make_interval(secs => :seconds))
         on conflict (key) where deleted_at is null do update
         set arrival_at = greatest(b.arrival_at, clock_timestamp())
               + make_interval(secs => coalesce(1 / nullif(b.learned_rate, 0), :seconds)),
             rate = excluded.rate, burst = excluded.burst, updated_at = now()
         where b.arrival_at
               - make_interval(secs => coalesce(1 / nullif(b.learned_rate, 0), :seconds) * (:burst - 1))
               <= clock_timestamp()
           and coalesce(b.blocked_until, 'epoch') <= clock_timestamp()
         returning 1
       )
       select exists (select 1 from taken) as granted,
         (select ceil(1000 * extract(epoch from greatest(
            arrival_at - make_interval(secs => step * (:burst - 1)),
            coalesce(blocked_until, 'epoch')) - clock_timestamp())) from bucket) as wait_ms`,
      { key: bucket, id: newId("amzrat"), seconds, rate: limit.rate, burst: limit.burst }
    )
    return answer.granted ? 0 : Math.max(1, Number(answer.wait_ms ?? 1))
  }

  /** Amazon told its rate (`x-amzn-RateLimit-Limit`, requests per second). */
  async learn(bucket: string, rate: number): Promise<void> {
    await rows(
      this.knex,
      `insert into amazon_rate_bucket as b (id, key, learned_rate, learned_at, arrival_at)
       values (:id, :key, :rate, clock_timestamp(), clock_timestamp())
       on conflict (key) where deleted_at is null do update
       set learned_rate = excluded.learned_rate, learned_at = excluded.learned_at, updated_at = now()
       where b.learned_rate is distinct from excluded.learned_rate`,
      { id: newId("amzrat"), key: bucket, rate }
    )
  }

  /** Amazon answered 429: nobody calls before `ms` have passed, and then the bucket fills from empty. */
  async penalize(bucket: string, ms: number): Promise<void> {
    await rows(
      this.knex,
      `insert into amazon_rate_bucket as b (id, key, arrival_at, blocked_until)
       values (:id, :key, clock_timestamp(), clock_timestamp() + make_interval(secs => :seconds))
       on conflict (key) where deleted_at is null do update
       set blocked_until = greatest(b.blocked_until, excluded.blocked_until),
         arrival_at = greatest(b.arrival_at, excluded.blocked_until + make_interval(secs =>
           coalesce((b.burst - 1) / nullif(coalesce(b.learned_rate, b.rate), 0), 0))),
         updated_at = now()`,
      { key: bucket, id: newId("amzrat"), seconds: ms / 1000 }
    )
  }
}
