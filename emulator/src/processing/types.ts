export const PROCESSING_STATUSES = [
  "CANCELLED",
  "DONE",
  "FATAL",
  "IN_PROGRESS",
  "IN_QUEUE",
] as const
export type ProcessingStatus = (typeof PROCESSING_STATUSES)[number]

/** How a job is to end, whatever is in it; STUCK stays in progress until it is let go. */
export const FATES = ["FATAL", "CANCELLED", "STUCK"] as const
export type Fate = (typeof FATES)[number]

/** A feed or a report on its way through Amazon's queue; times in milliseconds. */
export interface Job {
  createdTime: number
  status: ProcessingStatus
  startsAt: number
  endsAt: number
  processingStartTime: number | null
  processingEndTime: number | null
  fate: Fate | null
}

/** The next jobs of a kind that end otherwise than they would. */
export interface FateRule {
  kind: "feed" | "report"
  /** Null: of every type. */
  type: string | null
  fate: Fate
  count: number
}
