import type { AmazonDataflowDto } from "../../types"

/** Off or held up by something, a flow cannot be run. */
export const canRun = (flow: AmazonDataflowDto): boolean => flow.enabled && !flow.blocked_by
