import type { RateLimiter, UsagePlan } from "../../../sp-api"
import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"
import { DECISION, LEARN, PENALIZE, TAKE } from "../lib/rate-bucket-sql"

/**
 * Token buckets shared by all processes (GCRA): one row per application, account and operation, one
 * atomic statement a call, database clock. The arithmetic is that of `sp-api/rate-bucket.ts`.
 */
export class AmazonRateBuckets implements RateLimiter {
  /** Now, in SQL; the test that compares with the pure functions sets it. */
  protected clock = "clock_timestamp()"
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /** 0 when granted, otherwise milliseconds until a token is free (nothing taken). */
  take(bucket: string, plan: UsagePlan, urgent: boolean): Promise<number> {
    return this.decide(TAKE, bucket, plan, { urgent })
  }

  /** What `take` would answer; takes nothing. */
  wait(bucket: string, plan: UsagePlan, urgent: boolean): Promise<number> {
    return this.decide(DECISION, bucket, plan, { urgent })
  }

  /** Amazon told its rate (`x-amzn-RateLimit-Limit`, requests per second). */
  async learn(bucket: string, plan: UsagePlan, rate: number): Promise<void> {
    await this.decide(LEARN, bucket, plan, { urgent: false, told: rate })
  }

  /** Amazon answered 429: nobody calls before `ms` have passed, and slower for a while. */
  async penalize(bucket: string, plan: UsagePlan, ms: number): Promise<void> {
    await this.decide(PENALIZE, bucket, plan, { urgent: false, ms })
  }

  private async decide(
    statement: string,
    key: string,
    { rate, burst, urgentShare = 0 }: UsagePlan,
    values: { urgent: boolean; told?: number; ms?: number }
  ): Promise<number> {
    const sql = statement.replace("{now}", this.clock)
    const bindings = { key, rate, burst, share: urgentShare, ...values }
    for (;;) {
      const [answer] = await rows<{ wait_ms: number }>(this.knex, sql, bindings)
      if (answer) {
        return answer.wait_ms
      }
      await this.create(key, rate, burst)
    }
  }

  /** A bucket not seen before is full. */
  private create(key: string, rate: number, burst: number) {
    return rows(
      this.knex,
      `insert into amazon_rate_bucket (id, key, rate, burst, arrival_at)
       values (:id, :key, :rate, ceil(:burst), 'epoch')
       on conflict (key) where deleted_at is null do nothing`,
      { id: newId("amzrat"), key, rate, burst }
    )
  }
}
