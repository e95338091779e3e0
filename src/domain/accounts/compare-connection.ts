/** A store as far as the comparison goes. */
export interface ComparedStore {
  id: string
  name: string
  marketplace_id: string
  status: string
  account: { id: string; selling_partner_id: string; status: string } | null
}

export interface ConnectionFacts {
  /** The account that Amazon named. */
  selling_partner_id: string
  /** Stores the consent was begun for. */
  asked: ComparedStore[]
  /** All other stores of the region. */
  others: ComparedStore[]
  /** Marketplaces in which the account sells. */
  sells: string[]
}

export type CountryState = "connect" | "waiting" | "add" | "connected" | "taken" | "absent"

export interface ComparedCountry {
  marketplace_id: string
  store: ComparedStore | null
  state: CountryState
  /** Connected unless the person unticks it. */
  selected: boolean
  /** The store of the same account that has the country already. */
  takenBy: ComparedStore | null
}

export interface ConnectionComparison {
  countries: ComparedCountry[]
  /** A store that belonged to another account than the one Amazon named. */
  moved: (ComparedStore & { account: NonNullable<ComparedStore["account"]> }) | null
  /** Same account, same countries, nothing was disconnected: there is nothing to ask. */
  renewal: boolean
}

const CONNECTED = ["active", "paused", "closing"]
const UNCONNECTED = ["setup", "waiting"]

/**
 * What Amazon gave beside what was asked for and what was connected before. Decides nothing for the
 * person but one thing: that a renewal needs no answer.
 */
export const compareConnection = (facts: ConnectionFacts): ConnectionComparison => {
  const sells = new Set(facts.sells)
  const isOurs = ({ account }: ComparedStore) =>
    account?.selling_partner_id === facts.selling_partner_id
  const all = [...facts.asked, ...facts.others]
  const occupant = (store: ComparedStore) =>
    all.find(
      (other) =>
        other.id !== store.id && other.marketplace_id === store.marketplace_id && isOurs(other)
    ) ?? null
  const judge = (store: ComparedStore, state: "connect" | "waiting"): ComparedCountry => {
    const { marketplace_id } = store
    if (!sells.has(marketplace_id)) {
      return {
        marketplace_id,
        store,
        state: "absent",
        selected: state === "connect",
        takenBy: null,
      }
    }
    const takenBy = occupant(store)
    return takenBy
      ? { marketplace_id, store, state: "taken", selected: state === "connect", takenBy }
      : { marketplace_id, store, state, selected: state === "connect", takenBy }
  }
  const asked = facts.asked.map((store) => judge(store, "connect"))
  const waiting = facts.others
    .filter(({ status, account }) => UNCONNECTED.includes(status) && !account)
    .filter((store) => !facts.asked.some((one) => one.marketplace_id === store.marketplace_id))
    .map((store) => judge(store, "waiting"))
  const connected = facts.others.filter(isOurs).map((store): ComparedCountry => ({
    marketplace_id: store.marketplace_id,
    store,
    state: "connected",
    selected: false,
    takenBy: null,
  }))
  const known = [...asked, ...waiting.filter(({ state }) => state !== "taken"), ...connected]
  const added = facts.sells
    .filter((id, index) => facts.sells.indexOf(id) === index)
    .filter((id) => !known.some(({ marketplace_id }) => marketplace_id === id))
    .map((marketplace_id): ComparedCountry => ({
      marketplace_id,
      store: null,
      state: "add",
      selected: false,
      takenBy: null,
    }))
  const countries = [...known, ...added]
  const moved = facts.asked.find((store) => store.account && !isOurs(store))
  return {
    countries,
    moved: moved?.account ? { ...moved, account: moved.account } : null,
    renewal:
      asked.length > 0 &&
      asked.every(({ state }) => state === "connect") &&
      facts.asked.every(
        (store) =>
          isOurs(store) &&
          CONNECTED.includes(store.status) &&
          store.account?.status !== "disconnected"
      ),
  }
}

/** Whether a person who typed `typed` really wants the other account: the store's name, exactly. */
export const wantsOtherAccount = (storeName: string, typed: string | null | undefined): boolean =>
  typed !== null && typed !== undefined && typed.trim() === storeName.trim()
