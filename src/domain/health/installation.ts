import type { Places } from "./facts"
import { fail, ok, warn, type Finding } from "./verdict"

export interface ProcessFact {
  worker_mode: string
  locking_provider: string
}

const WORKING = ["worker", "shared"]

/** @param alive processes heard of within the last half minute */
export const judgeWorkers = (alive: ProcessFact[]): Finding => {
  const count = alive.filter(({ worker_mode }) => WORKING.includes(worker_mode)).length
  return count
    ? ok("workers_alive", { count })
    : fail("workers_none", { code: "start_worker", action: "check_again" })
}

/** Reservations are exact only when all processes lock at one place. */
export const judgeLocking = (alive: ProcessFact[]): Finding => {
  const alone = alive.filter(({ locking_provider }) => locking_provider.includes("in-memory"))
  if (alone.length > 1) {
    const remedy = { code: "share_locking", action: "check_again" as const }
    return fail("locking_not_shared", remedy, { count: alone.length })
  }
  return alone.length ? ok("locking_single") : ok("locking_shared")
}

export const judgeMigrations = (done: boolean): Finding =>
  done
    ? ok("migrations_done")
    : fail("migrations_missing", { code: "migrate", action: "check_again" })

/** Without a name of its own a copy of the database cannot be told from the live shop. */
export const judgeInstallationId = (id: string | null, { settings }: Pick<Places, "settings">) =>
  id
    ? ok("installation_named", { installation: id })
    : warn("installation_unnamed", {
        code: "name_installation",
        action: "open_settings",
        link: settings,
      })

/** Whether changes are sent to Amazon. */
export const judgeReadOnly = (
  {
    byHand,
    connectedBy,
    installation,
  }: { byHand: boolean; connectedBy: string | null; installation: string | null },
  { settings }: Pick<Places, "settings">
): Finding => {
  const remedy = { action: "open_settings" as const, link: settings }
  if (connectedBy && connectedBy !== installation) {
    const parameters = { connected_by: connectedBy, installation }
    return warn("read_only_copy", { ...remedy, code: "claim_shop" }, parameters)
  }
  return byHand
    ? warn("read_only_by_hand", { ...remedy, code: "end_read_only" })
    : ok("writes_allowed")
}
