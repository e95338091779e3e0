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
   * Signs this process on and forgets dead ones.
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
       ), gone as (
         delete from amazon_process where heartbeat_at < clock_timestamp() - interval '1 day'
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

  /** Signs this process off. */
  async leave(): Promise<void> {
    await rows(this.knex, `delete from amazon_process where process_id = ?`, [processId])
  }
}
