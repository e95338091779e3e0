import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { judgeHealth, type HealthCheck } from "../../../domain/monitoring"
import { errorText } from "../../../modules/amazon/lib/error-text"
import type AmazonModuleService from "../../../modules/amazon/service"
import { loadFacts } from "../../lib/monitoring/load-facts"
import { maySee } from "../../lib/monitoring/may-see"
import { amazonOf } from "../../lib/request"

const DATABASE_AWAY: HealthCheck[] = [{ check: "database", ok: false }]
const NOT_MIGRATED: HealthCheck[] = [
  { check: "database", ok: true },
  { check: "migrations", ok: false },
]

const checksOf = async (amazon: AmazonModuleService, logger: Logger): Promise<HealthCheck[]> => {
  const { database } = amazon
  // Whoever has to wait for a database that is away is not told in time.
  if (database.away) {
    return DATABASE_AWAY
  }
  try {
    return (await database.isMigrated()) ? judgeHealth(await loadFacts(amazon)) : NOT_MIGRATED
  } catch (error) {
    logger.warn(`amazon health could not be read: ${errorText(error)}`)
    return DATABASE_AWAY
  }
}

/**
 * For monitors: 200 when all is well, 503 when not. What is wrong is told to who shows the monitoring
 * token only; ids and numbers, no names.
 */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const amazon = amazonOf(req)
  const checks = await checksOf(amazon, req.scope.resolve(ContainerRegistrationKeys.LOGGER))
  const ok = checks.every((check) => check.ok)
  const told = maySee(req.get("authorization"), amazon.options.monitoringToken)
  res.setHeader("cache-control", "no-store")
  res.status(ok ? 200 : 503).json({ status: ok ? "ok" : "not_ok", ...(told && { checks }) })
}
