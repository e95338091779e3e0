import { toIso } from "../core/clock.js"
import type { Job } from "./types.js"

/** The part that feeds and reports have in common, as both APIs name it. */
export function presentJob(job: Job) {
  const { processingStartTime: start, processingEndTime: end } = job
  return {
    createdTime: toIso(job.createdTime),
    processingStatus: job.status,
    ...(start !== null && { processingStartTime: toIso(start) }),
    ...(end !== null && { processingEndTime: toIso(end) }),
  }
}
