import {
  accessOf,
  mayWrite,
  type LifeRefusal,
  type LivingStage,
  type StoreLife,
} from "./store-life"

/** A call that would change something at Amazon. */
export interface Writing {
  /** Marketplaces it names; none: it concerns the account as a whole. */
  marketplace_ids: string[]
  /** It only ends what was begun: a quantity set to zero, or the parcel of an order. */
  winds_up: boolean
}

export interface WritingFacts {
  /** Of the account's row. */
  status: string
  read_only: StoreLife["read_only"]
  stores: { stage: LivingStage; marketplace_id: string }[]
}

/** Of several reasons the one that a person can do most about. */
const GRAVEST: LifeRefusal[] = ["read_only", "access_lapsed", "store_closing", "store_paused"]

/**
 * Why a call must not change anything at Amazon; null: it may. Of every marketplace it names a store
 * must be allowed to; one that names none needs any store of the account.
 */
export const refuseWriting = (call: Writing, facts: WritingFacts): LifeRefusal | null => {
  const judge = (stage: LivingStage): LifeRefusal | null => {
    const access = accessOf(facts)
    const may = mayWrite({ stage, access, read_only: facts.read_only })
    if (may.what === "nothing") {
      return may.why
    }
    return may.what === "everything" || call.winds_up ? null : "store_closing"
  }
  const anyOf = (stores: WritingFacts["stores"]): LifeRefusal | null => {
    const verdicts = stores.map(({ stage }) => judge(stage))
    return verdicts.includes(null)
      ? null
      : (GRAVEST.find((code) => verdicts.includes(code)) ?? "store_not_connected")
  }
  if (facts.read_only.by_hand || facts.read_only.other_installation) {
    return "read_only"
  }
  if (!call.marketplace_ids.length) {
    return anyOf(facts.stores)
  }
  for (const id of call.marketplace_ids) {
    const refused = anyOf(facts.stores.filter((store) => store.marketplace_id === id))
    if (refused) {
      return refused
    }
  }
  return null
}
