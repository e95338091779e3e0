import { toIso } from "../../core/clock.js"
import { nextNumber } from "../../core/numbers.js"
import { notFound, ok } from "../../http/answer.js"
import type { Answer } from "../../http/answer.js"
import { listOf, readJsonObject } from "../../http/request.js"
import { periodMs } from "../../reports/schedules.js"
import type { ScheduleRecord } from "../../reports/types.js"
import type { Call } from "../operations.js"
import { readReportWish } from "./wish.js"

/**
 * `POST /reports/2021-06-30/schedules`: "If a report schedule with the same report type and
 * marketplace IDs already exists, it will be cancelled and replaced with this one."
 */
export function createReportSchedule(call: Call): Answer {
  const { emulator, request } = call
  const body = readJsonObject(request)
  const wish = readReportWish(call, body)
  const same = ({ reportType, marketplaceIds }: ScheduleRecord) =>
    reportType === wish.reportType &&
    [...marketplaceIds].sort().join() === [...wish.marketplaceIds].sort().join()
  for (const { reportScheduleId } of ownSchedules(call).filter(same)) {
    delete emulator.state.reportSchedules[reportScheduleId]
  }
  const period = String(body.period)
  const next = body.nextReportCreationTime
  const schedule: ScheduleRecord = {
    reportScheduleId: nextNumber(emulator),
    ...{ ...wish, period },
    nextReportCreationTime:
      typeof next === "string" ? Date.parse(next) : emulator.clock.now() + periodMs(period),
  }
  emulator.state.reportSchedules[schedule.reportScheduleId] = schedule
  emulator.changed()
  return { status: 201, body: { reportScheduleId: schedule.reportScheduleId } }
}

/** `GET /reports/2021-06-30/schedules`. */
export function getReportSchedules(call: Call): Answer {
  const types = listOf(call.request.query, "reportTypes")
  const schedules = ownSchedules(call).filter(({ reportType }) => types.includes(reportType))
  return ok({ reportSchedules: schedules.map(present) })
}

/** `GET /reports/2021-06-30/schedules/{reportScheduleId}`. */
export function getReportSchedule(call: Call): Answer {
  return ok(present(ownSchedule(call)))
}

/** `DELETE /reports/2021-06-30/schedules/{reportScheduleId}`. */
export function cancelReportSchedule(call: Call): Answer {
  delete call.emulator.state.reportSchedules[ownSchedule(call).reportScheduleId]
  call.emulator.changed()
  return { status: 200 }
}

function ownSchedules({ emulator, caller }: Call): ScheduleRecord[] {
  return Object.values(emulator.state.reportSchedules).filter(
    (schedule) => schedule.sellerId === caller.seller.sellerId
  )
}

function ownSchedule(call: Call): ScheduleRecord {
  const id = call.path[0] as string
  const schedule = ownSchedules(call).find((entry) => entry.reportScheduleId === id)
  if (!schedule) {
    throw notFound(`The report schedule ${id} was not found.`)
  }
  return schedule
}

function present(schedule: ScheduleRecord) {
  const { reportScheduleId, reportType, marketplaceIds, reportOptions, period } = schedule
  return {
    ...{ reportScheduleId, reportType, marketplaceIds, reportOptions, period },
    nextReportCreationTime: toIso(schedule.nextReportCreationTime),
  }
}
