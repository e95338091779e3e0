import type { AmazonProblemDto, AmazonRight } from "../../types"

export type RemedyLabel =
  | "openFlow"
  | "seeInstallation"
  | "newClientSecret"
  | "seeKeys"
  | "repair"
  | "renewAccess"
  | "seeListings"
  | "seeOrder"
  | "openStore"

export interface Remedy {
  /** Key below `remedies`. */
  label: RemedyLabel
  to: string
}

/** What a remedy does where it leads to; all others only show. */
const RIGHTS: Partial<Record<RemedyLabel, AmazonRight>> = {
  newClientSecret: "configure",
  repair: "operate",
  renewAccess: "configure",
}

/** The right without which a problem's button is of no use. */
export const remedyRight = ({ label }: Remedy): AmazonRight => RIGHTS[label] ?? "view"

/**
 * The one button of a problem: where its cause is mended. Null when there is no place for it.
 *
 * @param store the problem's own; of a problem of a whole account, any store of it
 */
export function problemRemedy(
  problem: AmazonProblemDto,
  store: AmazonProblemDto["store"] = problem.store
): Remedy | null {
  const inStore = store ? `&store=${encodeURIComponent(store.id)}` : ""
  switch (problem.code) {
    case "orders_held":
      return { label: "repair", to: `/amazon/orders?tab=held${inStore}` }
    case "quantity_refused":
    case "no_stock_location":
      return { label: "seeListings", to: `/amazon/listings?q=${search(problem, "sku")}${inStore}` }
    case "unexplained_total":
    case "cancelled_at_amazon":
    case "changed_after_import":
    case "shipment_refused":
    case "shipment_tracking_missing":
    case "shipment_no_amazon_items":
      return { label: "seeOrder", to: `/amazon/orders?q=${search(problem, "order")}${inStore}` }
    case "access_expiring":
    case "access_lapsed":
      return store ? { label: "renewAccess", to: `/amazon/stores/${store.id}/connect` } : null
    case "client_secret_expires":
    case "client_secret_ended":
      return { label: "newClientSecret", to: "/settings/amazon/application/rotate" }
    case "read_only":
    case "address_changed":
      return { label: "seeInstallation", to: "/settings/amazon" }
    case "application_refused":
      return { label: "seeKeys", to: "/settings/amazon" }
    case "dataflow_late":
      return store
        ? { label: "openFlow", to: `/amazon/stores/${store.id}/flows/${flowOf(problem)}` }
        : null
    case "dataflow_failing":
      return RENEWED_BY_ACCESS.includes(String(problem.parameters.failure)) && store
        ? { label: "renewAccess", to: `/amazon/stores/${store.id}/connect` }
        : toStore(store)
    default:
      return toStore(store)
  }
}

const flowOf = ({ parameters }: AmazonProblemDto) => encodeURIComponent(String(parameters.flow))

/** Failures of a flow that end with a new permission, perhaps after a change at Amazon. */
const RENEWED_BY_ACCESS = ["access_lapsed", "access_denied", "role_missing"]

const toStore = (store: AmazonProblemDto["store"]): Remedy | null =>
  store ? { label: "openStore", to: `/amazon/stores/${store.id}` } : null

function search(problem: AmazonProblemDto, parameter: string): string {
  return encodeURIComponent(String(problem.parameters[parameter] ?? ""))
}
