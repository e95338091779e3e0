import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_MODULE } from "../../../../modules/amazon"
import type AmazonModuleService from "../../../../modules/amazon/service"
import type { AmazonProblemDto, AmazonProblemListResponse } from "../../../../types"
import { toIso } from "../../../lib/time"

/** Open problems, the gravest first; `storeId`: those of the store and of its account. */
export const loadProblems = async (
  container: MedusaContainer,
  filter: { storeId?: string; limit: number; offset: number }
): Promise<AmazonProblemListResponse> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const { problems, count } = await amazon.overview.problems.list(filter)
  return {
    count,
    problems: problems.map((row) => ({
      id: row.id,
      code: row.code,
      severity: row.severity as AmazonProblemDto["severity"],
      store: row.store,
      parameters: row.parameters ?? {},
      count: row.count,
      first_seen_at: toIso(row.first_seen_at),
      last_seen_at: toIso(row.last_seen_at),
    })),
  }
}
