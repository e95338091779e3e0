import { randomUUID } from "node:crypto"
import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"
import { crashPoint } from "../lib/crash-points"

/** This process, as it signs its leases. */
export const processId = `${process.pid}-${randomUUID().slice(0, 8)}`

/** An owner of leases and claimed rows: one piece of work of this process. */
export const leaseOwner = (): string => `${processId}-${randomUUID().slice(0, 8)}`

/**
 * Leases in our own table: one process runs a slice; after `seconds` without renewal another one
 * takes over (core's locking-postgres never hands an acquired lock over after a crash).
 */
export class AmazonLeases {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /** Takes or renews; false while somebody else holds it. Database clock. */
  async acquire(key: string, owner: string, seconds: number): Promise<boolean> {
    const taken = await rows(
      this.knex,
      `insert into amazon_lease as l (id, key, owner, lease_until)
       values (?, ?, ?, clock_timestamp() + make_interval(secs => ?))
       on conflict (key) where deleted_at is null
       do update set owner = excluded.owner, lease_until = excluded.lease_until, updated_at = now()
       where l.owner = excluded.owner or l.lease_until < clock_timestamp()
       returning l.id`,
      [newId("amzlea"), key, owner, seconds]
    )
    return taken.length === 1
  }

  async release(key: string, owner: string): Promise<void> {
    await rows(
      this.knex,
      `update amazon_lease set lease_until = 'epoch' where key = ? and owner = ?`,
      [key, owner]
    )
  }

  /**
   * Runs `work` while nobody else does, renewing at a third of `seconds`.
   * The signal aborts when the lease could not be renewed: stop before the next effect.
   * @returns `{ ran: false }` when somebody else holds the lease.
   */
  async run<T>(
    key: string,
    seconds: number,
    work: (signal: AbortSignal) => Promise<T>
  ): Promise<{ ran: false } | { ran: true; result: T }> {
    const owner = leaseOwner()
    if (!(await this.acquire(key, owner, seconds))) {
      return { ran: false }
    }
    await crashPoint("lease.taken")
    const lost = new AbortController()
    let renewing: Promise<unknown> = Promise.resolve()
    const renewal = setInterval(
      () => {
        renewing = this.acquire(key, owner, seconds).then(
          (held) => held || lost.abort(new Error(`lease ${key} was taken over`)),
          (error) => lost.abort(error)
        )
      },
      (seconds * 1000) / 3
    )
    try {
      const result = await work(lost.signal)
      await crashPoint("lease.work_done")
      return { ran: true, result }
    } finally {
      clearInterval(renewal)
      // A renewal still under way would take the lease again after it was given back.
      await renewing
      await this.release(key, owner)
    }
  }
}
