import type { Job, ProcessingStatus } from "./types.js"

/** A new job of which each stage takes the given time. */
export function newJob(
  now: number,
  queueSeconds: number,
  processingSeconds: number,
  fate: Job["fate"]
): Job {
  const startsAt = now + queueSeconds * 1000
  return {
    ...{ createdTime: now, status: "IN_QUEUE", startsAt },
    ...{ endsAt: startsAt + processingSeconds * 1000, fate },
    ...{ processingStartTime: null, processingEndTime: null },
  }
}

/** Whether the job still has something before it. */
export function isOpen(job: Job): boolean {
  return job.status === "IN_QUEUE" || job.status === "IN_PROGRESS"
}

/** When the job moves on next; null: never by itself. */
export function nextStep(job: Job): number | null {
  if (job.status === "IN_QUEUE") {
    return job.startsAt
  }
  return job.status === "IN_PROGRESS" && job.fate !== "STUCK" ? job.endsAt : null
}

/** Brings the job as far as it is by `now`; true: its end has come and is to be worked out. */
export function moveOn(job: Job, now: number): boolean {
  if (job.status === "IN_QUEUE" && job.startsAt <= now) {
    job.status = "IN_PROGRESS"
    job.processingStartTime = job.startsAt
  }
  return job.status === "IN_PROGRESS" && job.fate !== "STUCK" && job.endsAt <= now
}

export function end(job: Job, status: ProcessingStatus, at: number): void {
  job.status = status
  job.processingEndTime = at
}

/** A job that cannot be worked out by a defect of the emulator does not come up for ever. */
export function orEnd(job: Job, work: () => void): void {
  try {
    work()
  } catch (error) {
    end(job, "FATAL", job.endsAt)
    throw error
  }
}

/** "Created in the last 90 days": how long Amazon tells of feeds and reports. */
export const KEPT_DAYS = 90

/** Drops what Amazon tells of no more. Ids are running numbers, so that the oldest comes first. */
export function forgetOld(jobs: Record<string, Job>, now: number): void {
  for (const [id, job] of Object.entries(jobs)) {
    if (isOpen(job) || job.createdTime + KEPT_DAYS * 86_400_000 >= now) {
      return
    }
    delete jobs[id]
  }
}
