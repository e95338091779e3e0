import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { metricsOf, metricsText } from "../../../domain/monitoring"
import { loadFacts } from "../../lib/monitoring/load-facts"
import { maySee } from "../../lib/monitoring/may-see"
import { amazonOf } from "../../lib/request"

const FORMAT = "text/plain; version=0.0.4; charset=utf-8"
const OFF =
  'Metrics are off: set the plugin\'s option "monitoringToken" (at least 16 characters) to read them.'
const NO_TOKEN = "Show the monitoring token: Authorization: Bearer <token>."

/** Prometheus metrics, for who shows the monitoring token. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const amazon = amazonOf(req)
  const { monitoringToken } = amazon.options
  res.setHeader("cache-control", "no-store")
  if (monitoringToken === undefined) {
    res.status(404).json({ type: "not_found", message: OFF })
    return
  }
  if (!maySee(req.get("authorization"), monitoringToken)) {
    res.setHeader("www-authenticate", "Bearer")
    res.status(401).json({ type: "unauthorized", message: NO_TOKEN })
    return
  }
  if (amazon.database.away || !(await amazon.database.isMigrated())) {
    res.status(503).json({ type: "not_allowed", message: "The database cannot be read now." })
    return
  }
  res.setHeader("content-type", FORMAT)
  // Not `send`, which puts the parameters of the type in another order than the format is known by.
  res.end(metricsText(metricsOf(await loadFacts(amazon))))
}
