import type { NewNotice } from "../../modules/amazon/services/notices"

/**
 * That a flow is late: once for as long as it has no success, whatever problems come and go meanwhile.
 * @param since its last success, or when it could run first
 */
export const lateNotice = (owner_id: string, flow: string, since: string): NewNotice => ({
  ...{ kind: "flow_late", owner_id, subject: `${owner_id} ${flow}`, step: since },
  parameters: { flow, since },
})
