import type { Emulator } from "../emulator.js"
import { requestReport } from "./request.js"
import type { ScheduleRecord } from "./types.js"

const MINUTE = 60_000
const DAY = 1440 * MINUTE
/** A clock that is moved far asks for no more reports of a schedule than this. */
const MOST_AT_ONCE = 100

/** Seconds of Amazon's periods; a month is taken as thirty days, as only its report differs. */
const PERIODS: Readonly<Record<string, number>> = {
  ...{ PT5M: 5 * MINUTE, PT15M: 15 * MINUTE, PT30M: 30 * MINUTE },
  ...{ PT1H: 60 * MINUTE, PT2H: 120 * MINUTE, PT4H: 240 * MINUTE },
  ...{ PT8H: 480 * MINUTE, PT12H: 720 * MINUTE, PT84H: 5040 * MINUTE },
  ...{ P1D: DAY, P2D: 2 * DAY, P3D: 3 * DAY, P7D: 7 * DAY, P14D: 14 * DAY, P15D: 15 * DAY },
  ...{ P18D: 18 * DAY, P30D: 30 * DAY, P1M: 30 * DAY },
}

export function periodMs(period: string): number {
  return PERIODS[period] ?? DAY
}

/** Asks for the reports whose time has come; tells when the next one's is. */
export function runSchedules(emulator: Emulator, now: number): number | null {
  const schedules = Object.values(emulator.state.reportSchedules)
  for (const schedule of schedules) {
    run(emulator, schedule, now)
  }
  const next = schedules.map((schedule) => schedule.nextReportCreationTime)
  return next.length > 0 ? Math.min(...next) : null
}

function run(emulator: Emulator, schedule: ScheduleRecord, now: number): void {
  const period = periodMs(schedule.period)
  for (let made = 0; schedule.nextReportCreationTime <= now; made += 1) {
    const at = schedule.nextReportCreationTime
    if (made < MOST_AT_ONCE) {
      const { sellerId, reportType, marketplaceIds, reportOptions, reportScheduleId } = schedule
      requestReport(emulator, {
        ...{ sellerId, reportType, marketplaceIds, reportOptions, reportScheduleId },
        ...{ dataStartTime: at - period, dataEndTime: at },
      })
    }
    schedule.nextReportCreationTime = at + period
    emulator.changed()
  }
}
