import { withClient } from "../lib/database"

/**
 * What a process of the shop has in its hands: live leases, orders being imported, intents being
 * sent. The plugin signs with the process id first.
 */
export async function heldWork(databaseUrl: string, pid: number): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ what: string }>(
      `select 'lease ' || key as what from amazon_lease
        where owner like $1 and lease_until > clock_timestamp() and deleted_at is null
       union all
       select 'importing ' || amazon_order_id from amazon_order
        where lease_owner like $1 and state = 'importing' and deleted_at is null
       union all
       select 'sending ' || kind || ' ' || key from amazon_outbox
        where lease_owner like $1 and state = 'sending' and deleted_at is null`,
      [`${pid}-%`]
    )
    return rows.map(({ what }) => what)
  })
}

/** Levels whose reserved units are not the sum of their reservations, and lines reserved twice. */
export async function reservationFaults(databaseUrl: string): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ fault: string }>(
      `select 'Level ' || l.id || ' has ' || l.reserved_quantity || ' units reserved, its reservations sum to '
              || coalesce(r.units, 0) as fault
         from inventory_level l
         left join (select inventory_item_id, location_id, sum(quantity) as units
                      from reservation_item where deleted_at is null group by 1, 2) r
           on r.inventory_item_id = l.inventory_item_id and r.location_id = l.location_id
        where l.deleted_at is null and l.reserved_quantity <> coalesce(r.units, 0)
       union all
       select 'Line ' || line_item_id || ' is reserved ' || count(*) || ' times'
         from reservation_item where deleted_at is null and line_item_id is not null
        group by line_item_id, inventory_item_id having count(*) > 1`
    )
    return rows.map(({ fault }) => fault)
  })
}
