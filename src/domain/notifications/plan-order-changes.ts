/** Orders that notifications say have changed, with what is known of each. */
export interface ToldOrder {
  orderId: string
  /** Of the messages that tell of it. */
  ids: string[]
  /** Of the messages; null where one does not say. */
  marketplaceIds: (string | null)[]
  changedAt: (string | null)[]
  /** `last_updated_at` of the order in the inbox; null: not there. */
  knownAt: Date | null
}

export interface OrderPlan {
  /** To be asked of Amazon, one call each. */
  fetch: ToldOrder[]
  /** The next poll brings them. */
  poll: ToldOrder[]
  /** Known as new already. */
  known: ToldOrder[]
  /** Of a marketplace without a store that wants notifications. */
  elsewhere: ToldOrder[]
}

/**
 * What to do for orders that are said to have changed. Amazon tells of every change several times and
 * in any order, so what the inbox knows as new is not asked for; `getOrder` is one call in two
 * seconds, so what would be a storm of calls is left to one earlier poll, a hundred orders a call.
 */
export const planOrderChanges = (
  told: ToldOrder[],
  {
    marketplaces,
    waiting,
    storm,
    canPoll,
  }: {
    /** With a store that wants notifications. */
    marketplaces: ReadonlySet<string>
    /** How many orders wait in all, `told` being some of them. */
    waiting: number
    /** So many are a storm. */
    storm: number
    /** The poll of orders is on. */
    canPoll: boolean
  }
): OrderPlan => {
  const plan: OrderPlan = { fetch: [], poll: [], known: [], elsewhere: [] }
  for (const order of told) {
    if (!order.marketplaceIds.some((id) => id === null || marketplaces.has(id))) {
      plan.elsewhere.push(order)
    } else if (isKnown(order)) {
      plan.known.push(order)
    } else if (canPoll && waiting >= storm) {
      plan.poll.push(order)
    } else {
      plan.fetch.push(order)
    }
  }
  return plan
}

/** The inbox holds a state of the order that is not older than any change told of. */
const isKnown = ({ changedAt, knownAt }: ToldOrder): boolean =>
  knownAt !== null &&
  changedAt.every((at) => at !== null && Date.parse(at) <= new Date(knownAt).getTime())
