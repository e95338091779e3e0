import { requireFlow } from "../../../src/dataflows/registry"
import { runDataflow } from "../../../src/dataflows/run-dataflow"
import { CRASH_POINTS, type CrashPoint } from "../../../src/modules/amazon/lib/crash-points"
import { importInbox } from "../../../src/workflows/orders/import-inbox"
import { flowContext, type Shop } from "../lib/medusa"
import type { Works } from "../lib/subject"

export const POINTS = CRASH_POINTS.filter((point) => !/^(stock|notifications)\./.test(point))

/** `import` has no lease of its own: any number of processes do it at once. */
export const SHARES = { import: 6, poll: 3, confirm: 1 }

export const LEASES = { poll: "order-import", confirm: "order-status-update" }

export const orderWorks = (shop: Shop): Works => ({
  import: () => importInbox(flowContext(shop)),
  poll: () => runDataflow(shop.container, requireFlow("order-import"), shop.account, shop.stores),
  confirm: () =>
    runDataflow(shop.container, requireFlow("order-status-update"), shop.account, shop.stores),
})

const POLLED =
  /^(flow|lease)\.|^orders\.(page_|review)|^inbox\.(orders|lines|buyers)_stored|^inbox\.(sold|before_commit)/

export const workOf = (point: CrashPoint): string =>
  point.startsWith("shipments.") ? "confirm" : POLLED.test(point) ? "poll" : "import"
