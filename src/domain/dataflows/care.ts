/** A risk that a person takes on before a flow does anything for a store. */
export interface Care {
  /** Flows of one subject are taken on together. */
  subject: string
  /** Of the text that says the risk; another one is asked anew for stores that have not begun. */
  text: string
}

/** Whoever took on an older text has begun, and goes on. */
export const awaitsCare = (care: Care | undefined, acknowledged_at: Date | null): boolean =>
  care !== undefined && acknowledged_at === null
