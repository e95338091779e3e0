import { appliesTo, FAULT_KINDS, type FaultKind } from "../../emulator/src/faults/kinds"
import { httpClient } from "../lib/http"

/** What a call of the Selling Partner API can meet; the shop fetches no documents yet. */
export type CallFault = Exclude<FaultKind, "expired_url">
export const CALL_FAULTS = FAULT_KINDS.filter((kind): kind is CallFault =>
  appliesTo(kind, "searchOrders")
)

/** Share of all calls, of every operation, that meets each kind of fault: three per cent a family. */
const rates: Record<CallFault, number> = {
  throttle: 0.02,
  throttle_with_limit: 0.01,
  "500": 0.006,
  "502": 0.006,
  "503": 0.006,
  html_500: 0.006,
  html_502: 0.006,
  html_503: 0.006,
  expired_token: 0.015,
  revoked_token: 0.015,
  reset_before: 0.015,
  reset_after: 0.015,
  // The client gives up after half a minute: more of these would only be waiting.
  hang: 0.002,
  slow_body: 0.015,
  truncated_body: 0.015,
}

/** How long Amazon is away altogether, twice. */
const OUTAGE_SECONDS = 3

interface Calls {
  operations: Record<string, { total: number; byFault: Record<string, number> }>
}

export interface FaultFigures {
  calls: number
  byKind: Record<CallFault, number>
}

/** The faults of the local Amazon, by its control API. */
export function amazonFaults(emulatorUrl: string) {
  const http = httpClient(emulatorUrl)
  const add = (rule: object) => http.post("/emulator/faults", { operation: "*", ...rule })
  const figures = async (): Promise<FaultFigures> => {
    const { operations } = await http.get<Calls>("/emulator/calls?last=0")
    const counted = Object.values(operations)
    const sum = (values: (number | undefined)[]) =>
      values.reduce<number>((total, value) => total + (value ?? 0), 0)
    return {
      calls: sum(counted.map(({ total }) => total)),
      byKind: Object.fromEntries(
        CALL_FAULTS.map((kind) => [kind, sum(counted.map(({ byFault }) => byFault[kind]))])
      ) as Record<CallFault, number>,
    }
  }
  return {
    figures,
    async begin(): Promise<void> {
      for (const kind of CALL_FAULTS) await add({ kind, rate: rates[kind], delayMs: 700 })
    },
    outage: (kind: CallFault) => add({ kind, seconds: OUTAGE_SECONDS }),
    /** Each kind that chance has left out will meet the next call that can have it. */
    async completeKinds(): Promise<void> {
      const { byKind } = await figures()
      for (const kind of CALL_FAULTS) if (!byKind[kind]) await add({ kind, count: 1 })
    },
    end: () => http.delete("/emulator/faults"),
  }
}

export type AmazonFaults = ReturnType<typeof amazonFaults>
