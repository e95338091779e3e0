import { setTimeout as sleep } from "node:timers/promises"
import type { Demo } from "../lib/demo"
import type { Reporter } from "../lib/report"
import { amazonControl } from "../smoke/amazon"
import { arrivedChanges } from "../smoke/scenario"
import { shipmentFaults } from "../smoke/shipments"
import { compareStock, expectedQuantities, mistakeFaults } from "../smoke/stock"
import type { SmokeFigures } from "../smoke/table"
import { afterRunNow, findings, ordersAstray, ordersMissing, until } from "../smoke/waits"
import { amazonFaults, CALL_FAULTS, type AmazonFaults, type FaultFigures } from "./amazon-faults"
import { breakProcesses, type Breakage } from "./break-processes"
import { busyDay, shipRefused, type BusyDay } from "./busy-day"
import { reservationFaults } from "./held-work"
import type { ChaosOptions } from "./options"
import { createRandom, type Random } from "./random"
import { createTurns } from "./turns"

/** Seconds that each wait may take at most once all is calm: leases of the killed end first. */
const limits = { orders: 300, stock: 180, shipments: 180 }
const GRACEFUL_STOPS = 3

export interface ChaosFigures {
  smoke: SmokeFigures
  breakage: Breakage
  amazon: FaultFigures
  processes: number
}

/**
 * The smoke's comparison after a day on which processes were killed and Amazon failed in every way,
 * all the time. When it is calm again everything must become right by itself and by "Run now".
 */
export async function runChaos(
  demo: Demo,
  report: Reporter,
  options: ChaosOptions,
  signal?: AbortSignal
): Promise<{ figures: ChaosFigures; faults: string[] }> {
  if (!demo.emulatorUrl) throw new Error("The chaos run needs the local Amazon")
  const amazon = amazonControl(demo.emulatorUrl)
  const failing = amazonFaults(demo.emulatorUrl)
  const untouched = await amazon.listings()
  const started = Date.now()

  await failing.begin()
  const { day, breakage } = await storm({ demo, report, options, signal })
  await everyKind(failing, demo)
  const disturbed = await failing.figures()
  await failing.end()
  report.say(
    `Calm after ${day.rounds} rounds, ${day.created.length} orders, ${disturbed.calls} calls`
  )

  const calm = Date.now()
  const arrived = await until(limits.orders, signal, () =>
    afterRunNow(demo, () => ordersMissing(demo, amazon))
  )
  report.say(`Orders: ${arrived.faults.length || "none"} missing`)
  const astray = await until(limits.orders, signal, () =>
    afterRunNow(demo, () => ordersAstray(demo, amazon))
  )
  report.say(`Orders: ${astray.faults.length || "none"} in a wrong state`)
  let compared = 0
  // Events in the memory of a killed process are gone: the full comparison is the net below.
  const stock = await until(limits.stock, signal, () =>
    afterRunNow(
      demo,
      async () => {
        const expected = await expectedQuantities(demo.admin, amazon)
        const comparison = compareStock(expected, await amazon.listings(), untouched)
        compared = comparison.compared
        return comparison.faults
      },
      "full-stock-update"
    )
  )
  report.say(`Stock: ${stock.faults.length || "no"} listings differ`)
  const refusals = await shipRefused(demo, day)
  const shipped = await until(limits.shipments, signal, () => shipmentFaults(amazon, day.shipments))
  report.say(`Shipments: ${shipped.faults.length || "none"} not confirmed at Amazon`)
  const orders = await findings(demo, amazon)
  const changed = [...new Map(day.changes.map((change) => [change.sku, change])).values()]
  return {
    faults: [
      ...orders.faults,
      ...stock.faults,
      ...shipped.faults,
      ...refusals,
      ...(await reservationFaults(demo.databaseUrl)),
      ...mistakeFaults(await amazon.mistakes()),
      ...breakage.faults,
      ...shortfalls(options, breakage, disturbed),
    ],
    figures: {
      smoke: {
        orders,
        ordersSeconds: (calm - started) / 1000 + arrived.seconds,
        live: { created: day.created.length, paid: day.paid, cancelled: day.cancelled },
        stock: {
          made: changed.length,
          arrived: arrivedChanges(changed, stock.faults),
          seconds: stock.seconds,
          compared,
        },
        shipments: {
          made: day.shipments.length,
          confirmed: day.shipments.length - shipped.faults.length,
          seconds: shipped.seconds,
        },
      },
      breakage,
      amazon: disturbed,
      processes: demo.processes.length,
    },
  }
}

/** All at once: people at work, processes that die, Amazon away; over when the last one has died. */
async function storm(place: Storm): Promise<{ day: BusyDay; breakage: Breakage }> {
  const over = new AbortController()
  const signal = AbortSignal.any([over.signal, ...(place.signal ? [place.signal] : [])])
  const { demo, report, options } = place
  const amazon = amazonControl(demo.emulatorUrl!)
  const turns = createTurns()
  const seeded = (number: number) => createRandom(options.seed * 3 + number)
  const { kills } = options
  const breaking = breakProcesses({
    ...{ demo, turns, report, signal, kills, stops: GRACEFUL_STOPS, random: seeded(0) },
  })
  const away = outages(amazonFaults(demo.emulatorUrl!), seeded(1), signal)
  // Whatever ends first or fails ends the others; nothing is started any more afterwards.
  breaking.finally(() => over.abort()).catch(() => undefined)
  try {
    const day = await busyDay({ demo, amazon, random: seeded(2), turns }, () => signal.aborted)
    return { day, breakage: await breaking }
  } finally {
    over.abort()
    await Promise.allSettled([breaking, away])
  }
}

interface Storm {
  demo: Demo
  report: Reporter
  options: ChaosOptions
  signal?: AbortSignal
}

/** Amazon is away altogether for a moment, with a proxy's page and then without an answer. */
async function outages(failing: AmazonFaults, random: Random, signal: AbortSignal) {
  for (const kind of ["html_503", "reset_before"] as const) {
    await sleep(random.between(4_000, 12_000), undefined, { signal })
    await failing.outage(kind)
  }
}

/** Kinds that chance left out are asked for by name; calls go on, as flows are due all the time. */
async function everyKind(failing: AmazonFaults, demo: Demo) {
  await failing.completeKinds()
  const missing = async () => {
    const { byKind } = await failing.figures()
    return CALL_FAULTS.filter((kind) => byKind[kind] === 0)
  }
  await until(120, undefined, () => afterRunNow(demo, missing, "listing-sync"))
}

/** A run that was not wild enough proves nothing. */
function shortfalls(
  { kills }: ChaosOptions,
  { workerKills, midWork, stops }: Breakage,
  { byKind }: FaultFigures
): string[] {
  return [
    ...(workerKills < kills ? [`Only ${workerKills} of ${kills} workers were killed`] : []),
    ...(midWork === 0 ? ["No process was killed in the midst of work"] : []),
    ...(stops.length < GRACEFUL_STOPS ? [`Only ${stops.length} processes were stopped`] : []),
    ...CALL_FAULTS.filter((kind) => byKind[kind] === 0).map(
      (kind) => `The fault "${kind}" never happened`
    ),
  ]
}
