import {
  judgeClock,
  judgeInstallationId,
  judgeLocking,
  judgeMigrations,
  judgeReadOnly,
  judgeWorkers,
  verdict,
  type Places,
} from "../../../../../../domain/health"
import { databaseClock } from "../../../../../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../../../../../modules/amazon/service"
import type { HealthCheckDto } from "../../../../../../types"

/** Processes, database and the mode of the installation; the same for every store. */
export const installationChecks = async (
  amazon: AmazonModuleService,
  { account, places }: { account: { id: string } | null; places: Pick<Places, "settings"> }
): Promise<HealthCheckDto[]> => {
  const before = Date.now()
  const [theirs, alive, migrated, readOnly, row] = await Promise.all([
    databaseClock(amazon.db.knex),
    amazon.processes.alive(),
    amazon.database.isMigrated(),
    amazon.settings.read("read_only"),
    account ? amazon.retrieveAmazonAccount(account.id) : null,
  ])
  const now = new Date()
  const skew = (theirs.getTime() - (before + now.getTime()) / 2) / 1000
  const installation = amazon.options.installationId ?? null
  const mode = { byHand: readOnly.by_hand, connectedBy: row?.installation_id ?? null, installation }
  return [
    verdict("workers", judgeWorkers(alive), now),
    verdict("locking", judgeLocking(alive), now),
    verdict("database_clock", judgeClock(skew), now),
    verdict("migrations", judgeMigrations(migrated), now),
    verdict("installation_id", judgeInstallationId(installation, places), now),
    verdict("read_only", judgeReadOnly(mode, places), now),
  ]
}
