import { newId } from "../lib/ids"
import { rows, type Cradle } from "../lib/knex"
import { processId } from "./leases"

/** A process not heard of for this long is gone. */
const ALIVE_SECONDS = 30

/** Running processes and the locking each uses: reservations are exact only when all share one. */
export class AmazonProcesses {
  private readonly knex

  constructor({ __pg_connection__ }: Cradle) {
    this.knex = __pg_connection__
  }

  /**
   * Signs this process on.
   * @returns how many live processes lock only in their own memory.
   */
  async beat(lockingProvider: string, workerMode: string): Promise<number> {
    const [{ alone }] = await rows<{ alone: number }>(
      this.knex,
      `with beat as (
         insert into amazon_process (id, process_id, locking_provider, worker_mode, heartbeat_at)
         values (:id, :process, :provider, :mode, clock_timestamp())
         on conflict (process_id) where deleted_at is null
         do update set heartbeat_at = clock_timestamp(), locking_provider = excluded.locking_provider
         returning process_id
       )
       select (select count(*) from amazon_process p where p.deleted_at is null
           and p.process_id not in (select process_id from beat)
           and p.locking_provider like '%in-memory%'
           and p.heartbeat_at > clock_timestamp() - make_interval(secs => :alive))::int
         + (case when :provider like '%in-memory%' then 1 else 0 end) as alone`,
      {
        id: newId("amzprc"),
        process: processId,
        provider: lockingProvider,
        mode: workerMode,
        alive: ALIVE_SECONDS,
      }
    )
    return alone
  }

  /** Processes heard of lately. */
  alive(): Promise<{ worker_mode: string; locking_provider: string }[]> {
    return rows(
      this.knex,
      `select worker_mode, locking_provider from amazon_process
       where deleted_at is null
         and heartbeat_at > clock_timestamp() - make_interval(secs => ?)`,
      [ALIVE_SECONDS]
    )
  }

  /**
   * Forgets processes that died and ends their leases and claims, which would otherwise keep their
   * work waiting until they lapse. One that was only slow finds them taken over, as after a lapse.
   */
  async buryDead(): Promise<void> {
    await rows(
      this.knex,
      `with dead as (
         delete from amazon_process
         where heartbeat_at < clock_timestamp() - make_interval(secs => ?)
         returning process_id || '-' as name
       ), leases as (
         update amazon_lease l set lease_until = 'epoch', updated_at = now()
         from dead where starts_with(l.owner, dead.name)
       ), orders as (
         update amazon_order o set lease_until = 'epoch', updated_at = now()
         from dead where o.state = 'importing' and starts_with(o.lease_owner, dead.name)
       )
       update amazon_outbox b set lease_until = 'epoch', updated_at = now()
       from dead where b.state = 'sending' and starts_with(b.lease_owner, dead.name)`,
      [ALIVE_SECONDS]
    )
  }

  /** Signs this process off. */
  async leave(): Promise<void> {
    await rows(this.knex, `delete from amazon_process where process_id = ?`, [processId])
  }
}
