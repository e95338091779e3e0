/**
 * The life of an Amazon store. Every action of a person, every answer of Amazon and every guard of a
 * call to Amazon asks here; nobody else decides what a store may do.
 */

/** Kept in the store's row; `deleted` is its end. */
export const storeStages = [
  "setup",
  "waiting",
  "active",
  "paused",
  "disconnected",
  "closing",
] as const

export type LivingStage = (typeof storeStages)[number]
export type StoreStage = LivingStage | "deleted"

/** The seller's permission, which the stores of an account share. */
export type StoreAccess = "none" | "works" | "suspected" | "lapsed"

export interface StoreLife {
  stage: StoreStage
  access: StoreAccess
  /** Since when Amazon refuses with no success in between; milliseconds. */
  suspected_at: number | null
  read_only: { by_hand: boolean; other_installation: boolean }
}

export type StoreAction =
  | "begin_consent"
  | "consent_given"
  | "consent_denied"
  | "pause"
  | "resume"
  | "disconnect"
  | "delete_leave"
  | "delete_zero"
  /** Stops a closing. */
  | "keep"
  /** Amazon accepted the last zero of a closing. */
  | "all_zero"

export type InstallationAction = "read_only_on" | "read_only_off" | "seen_elsewhere" | "claim"

/** Why not; each has words in the admin. */
export type LifeRefusal =
  | "store_not_connected"
  | "store_paused"
  | "store_closing"
  | "store_not_closing"
  | "store_deleted"
  | "access_lapsed"
  | "read_only"
  | "stock_off"
  | "nothing_to_zero"

export type Transition = { life: StoreLife; refused?: undefined } | { refused: LifeRefusal }

/** What zeroing depends on beside the store's state. */
export interface ZeroingFacts {
  stock_enabled: boolean
  /** Seller SKUs that only this store lists and whose quantity is ours to say. */
  to_zero: number
}

type Next = StoreStage | { refused: LifeRefusal }

const UNCONNECTED = { refused: "store_not_connected" } as const
const CLOSING = { refused: "store_closing" } as const
const NOT_CLOSING = { refused: "store_not_closing" } as const

/** Doing a thing twice does no more than doing it once. */
const NEXT: Record<StoreAction, Record<LivingStage, Next>> = {
  begin_consent: {
    ...{ setup: "waiting", waiting: "waiting", active: "active" },
    ...{ paused: "paused", disconnected: "disconnected", closing: "closing" },
  },
  // A renewed permission changes nothing that a person decided.
  consent_given: {
    ...{ setup: "active", waiting: "active", active: "active" },
    ...{ paused: "paused", disconnected: "active", closing: "closing" },
  },
  consent_denied: {
    ...{ setup: "setup", waiting: "waiting", active: "active" },
    ...{ paused: "paused", disconnected: "disconnected", closing: "closing" },
  },
  pause: {
    ...{ setup: UNCONNECTED, waiting: UNCONNECTED, active: "paused" },
    ...{ paused: "paused", disconnected: UNCONNECTED, closing: CLOSING },
  },
  resume: {
    ...{ setup: UNCONNECTED, waiting: UNCONNECTED, active: "active" },
    ...{ paused: "active", disconnected: UNCONNECTED, closing: CLOSING },
  },
  disconnect: {
    ...{ setup: "setup", waiting: "waiting", active: "disconnected" },
    ...{ paused: "disconnected", disconnected: "disconnected", closing: CLOSING },
  },
  delete_leave: {
    ...{ setup: "deleted", waiting: "deleted", active: "deleted" },
    ...{ paused: "deleted", disconnected: "deleted", closing: "deleted" },
  },
  delete_zero: {
    ...{ setup: UNCONNECTED, waiting: UNCONNECTED, active: "closing" },
    ...{ paused: { refused: "store_paused" }, disconnected: UNCONNECTED, closing: "closing" },
  },
  keep: {
    ...{ setup: NOT_CLOSING, waiting: NOT_CLOSING, active: "active" },
    ...{ paused: NOT_CLOSING, disconnected: NOT_CLOSING, closing: "active" },
  },
  all_zero: {
    ...{ setup: NOT_CLOSING, waiting: NOT_CLOSING, active: NOT_CLOSING },
    ...{ paused: NOT_CLOSING, disconnected: NOT_CLOSING, closing: "deleted" },
  },
}

const DELETES: StoreAction[] = ["delete_leave", "delete_zero", "all_zero"]

/** The stage after an action, by the stage alone: what the database's row is changed by. */
export const nextStage = (stage: StoreStage, action: StoreAction): Next =>
  stage === "deleted"
    ? DELETES.includes(action)
      ? "deleted"
      : { refused: "store_deleted" }
    : NEXT[action][stage]

/** What zeroing needs beside the stage: nobody is promised zeros that cannot be sent. */
const zeroingFault = (life: StoreLife, facts: ZeroingFacts): LifeRefusal | null => {
  const write = mayWrite(life)
  if (write.what === "nothing") {
    return write.why
  }
  if (!facts.stock_enabled) {
    return "stock_off"
  }
  return facts.to_zero > 0 ? null : "nothing_to_zero"
}

/** What a person's action makes of the store, or why it is refused. */
export const act = (
  life: StoreLife,
  action: StoreAction,
  facts: ZeroingFacts = { stock_enabled: true, to_zero: 1 }
): Transition => {
  const next = nextStage(life.stage, action)
  if (typeof next === "object") {
    return next
  }
  const fault =
    action === "delete_zero" && life.stage === "active" ? zeroingFault(life, facts) : null
  if (fault) {
    return { refused: fault }
  }
  const moved = { ...life, stage: next }
  if (action === "consent_given") {
    // A copy of the shop that renews the permission is still a copy: only the claim makes it the shop.
    const other_installation = life.access !== "none" && life.read_only.other_installation
    const read_only = { ...life.read_only, other_installation }
    return { life: { ...moved, access: "works", suspected_at: null, read_only } }
  }
  const ended = next === "deleted" || next === "disconnected"
  return { life: ended ? { ...moved, access: "none", suspected_at: null } : moved }
}

/** What holds for all stores of the installation. */
export const actOnInstallation = (life: StoreLife, action: InstallationAction): StoreLife => {
  const set = (change: Partial<StoreLife["read_only"]>) => ({
    ...life,
    read_only: { ...life.read_only, ...change },
  })
  switch (action) {
    case "read_only_on":
      return set({ by_hand: true })
    case "read_only_off":
      return set({ by_hand: false })
    case "seen_elsewhere":
      return set({ other_installation: true })
    case "claim":
      return set({ other_installation: false })
  }
}

/** Transient mass refusals have happened at Amazon: a lapse is believed when seen twice, this far apart. */
export const CONFIRM_LAPSE_SECONDS = 600

/** What an answer of Amazon says of the access. `application_refused` is our keys' fault, never a lapse. */
export const answered = (
  life: StoreLife,
  answer: "works" | "refused" | "application_refused",
  at: number
): StoreLife => {
  if (life.access === "none" || answer === "application_refused") {
    return life
  }
  if (answer === "works") {
    return { ...life, access: "works", suspected_at: null }
  }
  const since = life.suspected_at ?? at
  const believed = life.access === "lapsed" || at - since >= CONFIRM_LAPSE_SECONDS * 1000
  return { ...life, access: believed ? "lapsed" : "suspected", suspected_at: since }
}

/** `winding_up`: zeros, and the parcels of what was sold. Amazon punishes a seller who tells of them late. */
export type WritePermission =
  { what: "everything" } | { what: "winding_up" } | { what: "nothing"; why: LifeRefusal }

type Standing = Pick<StoreLife, "stage" | "access" | "read_only">

const nothing = (why: LifeRefusal) => ({ what: "nothing", why }) as const

/** What the store may change at Amazon, and else why not. */
export const mayWrite = ({ stage, access, read_only }: Standing): WritePermission => {
  if (stage !== "active" && stage !== "closing") {
    const why = { paused: "store_paused", deleted: "store_deleted" } as const
    return nothing(stage === "paused" || stage === "deleted" ? why[stage] : "store_not_connected")
  }
  if (read_only.by_hand || read_only.other_installation) {
    return nothing("read_only")
  }
  if (access === "none") {
    return nothing("store_not_connected")
  }
  if (access === "lapsed") {
    return nothing("access_lapsed")
  }
  return { what: stage === "closing" ? "winding_up" : "everything" }
}

/**
 * Whether the store's flows read from Amazon; null: yes. A read-only installation goes on reading, and
 * of a lapsed account one flow asks now and then whether Amazon lets us in again.
 */
export const mayNotRead = ({
  stage,
  access,
}: Pick<StoreLife, "stage" | "access">): LifeRefusal | null => {
  const write = mayWrite({
    stage,
    access,
    read_only: { by_hand: false, other_installation: false },
  })
  return write.what === "nothing" ? write.why : null
}

/** Stages in which the store's flows run while its access works. */
export const runningStages: LivingStage[] = storeStages.filter(
  (stage) => mayNotRead({ stage, access: "works" }) === null
)

/** Stages that need the account's permission: it is wiped when no store is in one of them. */
export const connectedStages: LivingStage[] = storeStages.filter(
  (stage) => typeof NEXT.pause[stage] === "string" || stage === "closing"
)

/** Access as the account's row tells it. */
export const accessOf = (account: { status: string } | null): StoreAccess =>
  account?.status === "active" ? "works" : account?.status === "lapsed" ? "lapsed" : "none"

/** The one word for the store's state; what a person decided comes before what Amazon says. */
export const shownStatus = (
  stage: LivingStage,
  account: { status: string } | null
): LivingStage | "lapsed" => {
  if (stage !== "active") {
    return stage
  }
  const access = accessOf(account)
  return access === "lapsed" ? "lapsed" : access === "none" ? "disconnected" : "active"
}
