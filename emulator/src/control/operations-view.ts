import type { Emulator } from "../emulator.js"
import { ENDPOINTS, FAULT_KINDS } from "../faults/kinds.js"
import { SELLERS } from "../amazon/sellers.js"
import { servedOperations } from "../sp-api/operations.js"

/** What the control API may be asked to disturb, and how. */
export function choices() {
  const operations = servedOperations().map((name) => name.split(" ")[1] as string)
  return {
    kinds: FAULT_KINDS,
    operations: ["*", "token", "consent", ...ENDPOINTS, ...new Set(operations)],
  }
}

/** `GET /emulator/operations`: what is served, with address and default limits from Amazon's models. */
export function viewOperations({ contract, usagePlan }: Pick<Emulator, "contract" | "usagePlan">) {
  const served = new Set(servedOperations())
  return {
    operations: contract
      .operations()
      .filter(({ api, operation }) => served.has(`${api} ${operation}`))
      .map(({ api, operation, method, path }) => {
        const { rate, burst } = usagePlan(api, operation)
        return { api, operation, method, path, rate, burst }
      }),
  }
}

/**
 * `GET /emulator/limits`: per operation the limit in force (with the rate scale) and the buckets in
 * use, one per application and seller, with the calls that are left now.
 */
export function viewLimits(emulator: Emulator) {
  const { limits, usagePlan } = emulator
  return {
    rateScale: limits.scale,
    operations: viewOperations(emulator).operations.map(({ api, operation }) => {
      const plan = usagePlan(api, operation)
      const buckets = limits
        .keys()
        .filter((key) => key.endsWith(`/${operation}`))
        .map((key) => ({
          application: key.split("/").slice(0, -2).join("/"),
          seller: sellerKey(key.split("/").at(-2) as string),
          left: Number((limits.level(key, plan) ?? 0).toFixed(2)),
        }))
      return {
        api,
        operation,
        rate: Number(limits.header(plan)),
        burst: limits.capacity(plan),
        buckets,
      }
    }),
  }
}

function sellerKey(sellerId: string): string {
  return SELLERS.find((seller) => seller.sellerId === sellerId)?.key ?? sellerId
}
