import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { REMEDY } from "../../../modules/amazon/lib/database-state"
import type { RefusalResponse } from "../../../types"
import { amazonOf } from "../../lib/request"

const refusal = (code: RefusalResponse["code"], message: string): RefusalResponse => ({
  type: "not_allowed",
  code,
  message,
  field: null,
  parameters: {},
})

/**
 * Answers before anything waits for a database that is away (a minute, then an error without words),
 * or runs into tables that are not there.
 */
const requireDatabase = async (
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> => {
  const { database } = amazonOf(req)
  if (database.away) {
    const message = "The database does not answer. Try again in a minute; nothing is lost."
    res.status(503).json(refusal("database_away", message))
    return
  }
  try {
    if (!(await database.isMigrated())) {
      const message = `The database lacks migrations of medusa-plugin-amazon. ${REMEDY}`
      res.status(409).json(refusal("database_not_migrated", message))
      return
    }
  } catch (error) {
    next(error)
    return
  }
  next()
}

export const amazonDatabaseMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/amazon*", middlewares: [requireDatabase] },
]
